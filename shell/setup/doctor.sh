#!/bin/sh
# ./ashlar doctor [--json]: every prerequisite, what was found, what is needed, what to do. Status 1 when one is missing.
set -eu
. "$ASHLAR_CHECKOUT/shell/setup/places.sh"
for each in jdk maven debian pulumi jars; do
  . "$setup/$each.sh"
done
json=
case ${1-} in
  '') ;;
  --json) json=1 ;;
  *) misused "doctor does not know \"$1\"; usage: ./ashlar doctor [--json]" ;;
esac
missing=0
first=1
escaped() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr -d '\000-\037'; }

# item NAME FOUND NEEDED REMEDY: an empty FOUND is missing; an empty NEEDED is good to have only.
item() {
  ok=true
  [ -n "$2" ] || ok=false
  [ "$ok" = true ] || [ -z "$3" ] || missing=1
  remedy=$4
  [ "$ok" = false ] || remedy=
  if [ -n "$json" ]; then
    [ -n "$first" ] && printf '[' || printf ',\n '
    printf '{"name": "%s", "found": "%s", "needed": "%s", "ok": %s, "remedy": "%s"}' \
      "$(escaped "$1")" "$(escaped "$2")" "$(escaped "$3")" "$ok" "$(escaped "$remedy")"
  else
    mark=ok
    [ "$ok" = true ] || { [ -n "$3" ] && mark=MISSING || mark=-; }
    printf '%-8s %-14s %s%s\n' "$mark" "$1" "${2:-needed: ${3:-nothing}}" "${remedy:+; $remedy}"
  fi
  first=
}

version_of() {
  case $1 in
    qemu) qemu-system-x86_64 --version | sed -n '1s/.*version \([^ ]*\).*/\1/p' ;;
    swtpm) swtpm --version | sed -n '1s/.*version \([0-9.]*\).*/\1/p' ;;
    nix) nix-build --version | sed 's/.* //' ;;
    curl) curl --version | sed -n '1s/^curl \([^ ]*\).*/\1/p' ;;
    *) for file in $2; do [ ! -e "$file" ] || { echo "$file"; break; }; done ;;
  esac
}

jdk=$(jdk_found || true)
maven=$(maven_found || true)
pulumi=$(pulumi_found || true)
up='./ashlar up makes it ready'
item jdk "${jdk:+$(jdk_version "$jdk") in $jdk}" 25 "$up"
item maven "${maven:+$(maven_version "$maven") in $maven}" '3.8.7 or newer' "$up"
item pulumi "${pulumi:+$(pulumi_version_at "$pulumi") in $pulumi}" "$pulumi_pinned or newer" "$up"
table=$(debian_table)
while IFS='|' read -r name shown package; do
  found=
  ! present "$shown" || found=$(version_of "$name" "$shown")
  item "$name" "$found" "Debian package $package" "apt-get install $package (as root), or $up"
done <<TABLE
$table
TABLE
jars_missing && jars= || jars="made from the present sources"
item jars "$jars" 'compiled sources' "$up"
item namespaces "$(unshare --user --map-root-user echo usable 2>/dev/null || true)" 'user namespaces, for the sandbox of Nix' \
  'sysctl -w kernel.unprivileged_userns_clone=1 (as root), and on AppArmor hosts kernel.apparmor_restrict_unprivileged_userns=0'
mkdir -p "$ASHLAR_CACHE" 2>/dev/null || true
free=$(df -Pk "$ASHLAR_CACHE" 2>/dev/null | awk 'NR == 2 {print int($4 / 1048576)}')
item disk "$([ "${free:-0}" -lt 8 ] || echo "$free GiB free in $ASHLAR_CACHE")" '8 GiB free for the cache' 'make room, or set ASHLAR_CACHE to another place'
item kvm "$([ ! -w /dev/kvm ] || echo '/dev/kvm; used where a trial shows that it works')" '' 'machines run without it, slower'
[ -z "$json" ] || printf ']\n'
exit "$missing"
