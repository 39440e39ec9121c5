#!/bin/sh
# Makes ready what is missing: setup.sh [--yes] GOAL, where GOAL is jars (what the shell needs) or all.
# Says what it will do, asks, then works side by side. Without root it names the command for root and does nothing.
set -eu
. "$ASHLAR_CHECKOUT/shell/setup/places.sh"
. "$setup/jdk.sh"
. "$setup/maven.sh"
. "$setup/debian.sh"
. "$setup/pulumi.sh"
. "$setup/jars.sh"

yes=
[ "${1-}" != --yes ] || { yes=1; shift; }
goal=${1:-all}

# One line a step: name, minutes, megabytes that stay, what it is.
steps=
step() { steps="$steps$1|$2|$3|$4
"; }
packages=
[ "$goal" != all ] || packages=$(debian_missing)
[ -z "$packages" ] || step debian 3 700 "Debian packages: $packages"
jdk_found >/dev/null || step jdk 2 750 "JDK 25, Debian's packages unpacked into $ASHLAR_CACHE"
maven_found >/dev/null || step maven 1 12 "Maven $maven_pinned from Maven Central"
! jars_missing || step jars 3 400 "Ashlar's own jars, compiled here by Maven"
[ "$goal" != all ] || pulumi_found >/dev/null || step pulumi 8 130 "Pulumi CLI $pulumi_pinned, compiled from pinned Go modules (4000 MB for a while)"
[ -n "$steps" ] || exit 0

say 'Ashlar will make ready:'
printf '%s' "$steps" | while IFS='|' read -r name minutes megabytes what; do
  say "  $what: about $minutes min, $megabytes MB"
done
if [ -n "$packages" ] && [ "$(id -u)" != 0 ]; then
  say 'The Debian packages need root. Run this once, then the same command again:'
  say "  sudo $(debian_command)"
  exit 1
fi
if [ -n "$packages" ] && ! command -v apt-get >/dev/null; then
  fail "this is no Debian: install what brings these yourself, then run the same command again: $packages"
fi
# Compiling what is in this very checkout needs no leave.
if [ -z "$yes" ] && [ "${steps%%|*}" != jars ]; then
  [ -t 0 ] || misused 'there is no terminal to ask on: run it with --yes'
  printf 'Go on? [Y/n] ' >&2
  read -r answer
  case $answer in '' | y | Y | yes) ;; *) fail 'nothing was done' ;; esac
fi

mkdir -p "$ASHLAR_CACHE/log"
exec 9>"$ASHLAR_CACHE/setup.lock"
command -v flock >/dev/null && ! flock -n 9 && { say 'waiting for another set-up to end'; flock 9; }
. "$setup/progress.sh"
has() { printf '%s' "$steps" | grep -q "^$1|"; }
chains=
chain() {
  for each in "$@"; do
    ! has "$each" || joined="${joined:+$joined,}$each"
  done
  [ -z "${joined-}" ] || chains="$chains $joined"
  joined=
}
# Downloads need curl and certificates, which then come first.
if has debian && { ! command -v curl >/dev/null || [ ! -e /etc/ssl/certs/ca-certificates.crt ]; }; then
  together debian
else
  chain debian
fi
chain jdk maven jars
chain pulumi
# shellcheck disable=SC2086  # a list of words
[ -z "$chains" ] || together $chains
say 'Everything is ready.'
