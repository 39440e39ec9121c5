#!/bin/sh
# Resolve the packages of packages.nix and of every role against Debian's archive and print the lock on standard output.
#
#   usage: lock.sh [SUITE [ROLES]]    SUITE: default trixie; ROLES: directory of further roles, which come before those of roles/
#
# The archive is the one in this machine's own apt sources; its indexes are fetched into a private state directory and
# their signatures checked with the Debian archive keyring. Nothing of the machine's apt state is read or changed, and
# root is not needed. Progress and errors go to standard error.
# Needs: apt, dpkg-deb, nix-instantiate, nix-hash, awk.
set -eu
here=$(dirname "$(readlink -f "$0")")
suite=${1:-trixie}
roles=${2:+$(readlink -f "$2")}
architecture=amd64
keyring=${ASHLAR_DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}
sources=${ASHLAR_APT_SOURCES:-/etc/apt}

fail() { echo "lock: $*" >&2; exit 1; }
for tool in apt-get apt-cache dpkg-deb nix-instantiate nix-hash awk; do
  command -v $tool >/dev/null || fail "the program $tool is missing: install it and run again"
done
[ -r "$keyring" ] || fail "the Debian archive keyring $keyring is missing: install debian-archive-keyring"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts"
: >"$work/status"
cat >"$work/apt.conf" <<END
Dir::State "$work";
Dir::State::lists "$work/lists";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$work/parts";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::Etc::Trusted "/dev/null";
Dir::Etc::TrustedParts "/dev/null";
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Sandbox::User "";
APT::Install-Recommends "false";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
Acquire::Retries "3";
END
export APT_CONFIG="$work/apt.conf"

# Every Debian release, updates and security source of this machine, as "URI SUITE" with the wanted suite.
machine_sources() {
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  [ -n "$codename" ] || fail "/etc/os-release names no VERSION_CODENAME, so the Debian sources cannot be told apart"
  for file in "$sources"/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    awk 'BEGIN { RS = ""; FS = "\n" }
      { uris = ""; suites = ""; on = 1
        for (i = 1; i <= NF; i++) {
          line = $i; if (line ~ /^#/) continue
          key = tolower(line); sub(/:.*/, "", key); value = line; sub(/^[^:]*:[ \t]*/, "", value)
          if (key == "uris") uris = value; if (key == "suites") suites = value
          if (key == "enabled" && tolower(value) ~ /^(no|false|off|0)/) on = 0
        }
        if (!on) next
        n = split(uris, u, " "); m = split(suites, s, " ")
        for (a = 1; a <= n; a++) for (b = 1; b <= m; b++) print u[a], s[b] }' "$file"
  done >"$work/found"
  for file in "$sources/sources.list" "$sources"/sources.list.d/*.list; do
    [ -f "$file" ] || continue
    sed -n 's/^deb[ \t]*\(\[[^]]*\]\)\{0,1\}[ \t]*\([^ \t]*\)[ \t]*\([^ \t]*\).*/\2 \3/p' "$file"
  done >>"$work/found"
  awk -v from="$codename" -v to="$suite" '
    $2 == from || $2 == "stable" { print $1, to }
    $2 == from "-updates" || $2 == "stable-updates" { print $1, to "-updates" }
    $2 == from "-security" || $2 == "stable-security" { print $1, to "-security" }' "$work/found" | sort -u
}
machine_sources >"$work/sources"
[ -s "$work/sources" ] || fail "no Debian archive in $sources: add a source for $suite's release (deb URI $suite main)"
while read -r uri name; do
  printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n\n' "$uri" "$name" "$keyring"
done <"$work/sources" >"$work/parts/debian.sources"

echo "lock: reading the indexes of $suite" >&2
apt-get -q update >"$work/update.log" 2>&1 || {
  grep -E '^(E|W|Err):?' "$work/update.log" | head -5 >&2
  fail "the indexes of $suite could not be fetched and verified"
}

# "GROUP CLOSURE PACKAGE..." per line, from packages.nix and the roles.
nix-instantiate --store dummy:// --eval --strict --json --argstr here "$here" --argstr roles "$roles" -E '
  { here, roles }:
  let
    folder = /. + here;
    groups = import (folder + "/packages.nix");
    line = name: closure: packages: builtins.concatStringsSep " " ([ name closure ] ++ packages);
    roleOf = file: builtins.head (builtins.match "(.*)[.]nix" file);
    rolesIn = directory: builtins.listToAttrs (map (f: { name = roleOf f; value = directory + "/${f}"; })
      (builtins.filter (f: builtins.match ".*[.]nix" f != null) (builtins.attrNames (builtins.readDir directory))));
    roleFiles = rolesIn (folder + "/roles") // (if roles == "" then { } else rolesIn (/. + roles));
  in builtins.concatStringsSep "|" (
    map (g: line "group:${g}" (if groups.${g}.closure then "closure" else "exact") groups.${g}.packages) (builtins.attrNames groups)
    ++ map (r: line "role:${r}" "closure" (import roleFiles.${r}).packages) (builtins.attrNames roleFiles))
' >"$work/groups.json" 2>"$work/errors" || { cat "$work/errors" >&2; fail "packages.nix or a role file could not be read"; }
{ sed 's/"//g; s/|/\n/g' "$work/groups.json"; echo; } | sed '/^$/d' >"$work/groups"

# resolve closure|exact PACKAGE... : prints "name version" lines, sorted.
resolve() {
  mode=$1; shift
  apt-cache show --no-all-versions "$@" >"$work/show" 2>/dev/null || true
  awk '/^Package: / { p = $2 } /^Version: / { print p, $2 }' "$work/show" >"$work/exact"
  for package; do
    grep -q "^$package " "$work/exact" || fail "package $package does not exist in $suite"
  done
  if [ "$mode" = exact ]; then
    cat "$work/exact"
  else
    apt-get -s -y install "$@" >"$work/simulated" 2>"$work/errors" || {
      cat "$work/errors" >&2; grep -A20 'unmet dependencies' "$work/simulated" >&2 || true
      fail "the dependencies of $* cannot be satisfied in $suite"
    }
    sed -n 's/^Inst \([^ :]*\)\(:[^ ]*\)\{0,1\} (\([^ ]*\) .*/\1 \3/p' "$work/simulated"
  fi | LC_ALL=C sort
}
while read -r group mode packages; do
  echo "lock: resolving $group" >&2
  # shellcheck disable=SC2086
  resolve "$mode" $packages >"$work/members" || exit 1
  awk -v group="$group" '{ print group, $1, $2 }' "$work/members"
done <"$work/groups" >"$work/members.all"

# One record per package: name version architecture archive path sha256 size.
cut -d' ' -f2,3 "$work/members.all" | LC_ALL=C sort -u >"$work/wanted"
sed 's/ /=/' "$work/wanted" | xargs apt-cache show | awk '
  function emit() { if (name != "") print name, version, architecture, (path ~ /^pool\/updates\// ? "debian-security" : "debian"), path, hash, size; name = "" }
  /^Package: / { emit(); name = $2 }
  /^Version: / { version = $2 } /^Architecture: / { architecture = $2 } /^Filename: / { path = $2 }
  /^SHA256: / { hash = $2 } /^Size: / { size = $2 }
  END { emit() }' | LC_ALL=C sort -u >"$work/packages"
unhashed=$(awk 'FNR == NR { if (length($6) == 64) hashed[$1 " " $2] = 1; next } !($0 in hashed)' "$work/packages" "$work/wanted")
[ -z "$unhashed" ] || fail "the archive gives no SHA-256 for package $unhashed"

echo "lock: hashing the seed" >&2
(cd "$work" && apt-get -q download busybox-static >/dev/null) || fail "package busybox-static cannot be downloaded"
mkdir -p "$work/seed/bin"
dpkg-deb --fsys-tarfile "$work"/busybox-static_*.deb | tar -xO ./usr/bin/busybox >"$work/seed/bin/busybox"
chmod 755 "$work/seed/bin/busybox"
seed=$(nix-hash --type sha256 "$work/seed")

awk -v suite="$suite" -v architecture="$architecture" -v seed="$seed" '
  FNR == NR { members[$1] = members[$1] (members[$1] == "" ? "" : ", ") "\"" $2 "\""; if (!($1 in seen)) { seen[$1] = 1; order[++n] = $1 } next }
  { line[++count] = sprintf("    {\"name\": \"%s\", \"version\": \"%s\", \"architecture\": \"%s\", \"archive\": \"%s\", \"path\": \"%s\", \"sha256\": \"%s\", \"size\": %s}", $1, $2, $3, $4, $5, $6, $7) }
  function section(prefix, title, last,    i, name, first) {
    printf "  \"%s\": {", title; first = 1
    for (i = 1; i <= n; i++) if (index(order[i], prefix) == 1) {
      name = substr(order[i], length(prefix) + 1)
      printf "%s\n    \"%s\": [%s]", first ? "" : ",", name, members[order[i]]; first = 0
    }
    printf "\n  }%s\n", last ? "" : ","
  }
  END {
    printf "{\n  \"format\": 1,\n  \"suite\": \"%s\",\n  \"architecture\": \"%s\",\n", suite, architecture
    printf "  \"seed\": {\"package\": \"busybox-static\", \"file\": \"usr/bin/busybox\", \"narSha256\": \"%s\"},\n", seed
    section("group:", "groups", 0); section("role:", "roles", 0)
    printf "  \"packages\": [\n"
    for (i = 1; i <= count; i++) printf "%s%s\n", line[i], i < count ? "," : ""
    printf "  ]\n}\n"
  }' "$work/members.all" "$work/packages"
