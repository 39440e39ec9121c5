# Where things are, and the few words every script here uses. Sourced; needs ASHLAR_CHECKOUT.
export HOME="${HOME:-$(cd && pwd)}"
ASHLAR_HOME=${ASHLAR_HOME:-$HOME/.local/share/ashlar}
ASHLAR_CACHE=${ASHLAR_CACHE:-$HOME/.cache/ashlar}
case $ASHLAR_HOME in /*) ;; *) ASHLAR_HOME=$PWD/$ASHLAR_HOME ;; esac
case $ASHLAR_CACHE in /*) ;; *) ASHLAR_CACHE=$PWD/$ASHLAR_CACHE ;; esac
export ASHLAR_HOME ASHLAR_CACHE
setup=$ASHLAR_CHECKOUT/shell/setup

say() { printf '%s\n' "$*" >&2; }
fail() { say "ashlar: $*"; exit 1; }
misused() { say "ashlar: $*"; exit 2; }

# at_least VERSION MINIMUM: compares the leading numbers, as in 3.9.11-beta.
at_least() {
  [ "$(printf '%s\n%s\n' "${1%%[-+~]*}" "$2" | sort -V | head -n 1)" = "$2" ]
}

# fetched URL FILE ALGORITHM HASH: FILE has that hash, downloaded when it has not. Never leaves a wrong or half file.
fetched() {
  [ -f "$2" ] && printf '%s  %s\n' "$4" "$2" | "$3" --check --status && return 0
  mkdir -p "$(dirname "$2")"
  echo "downloading $1"
  curl --fail --silent --show-error --location --retry 3 --output "$2.part.$$" "$1" || {
    rm -f "$2.part.$$"
    echo "cannot download $1" >&2
    return 1
  }
  if ! printf '%s  %s\n' "$4" "$2.part.$$" | "$3" --check --status; then
    rm -f "$2.part.$$"
    echo "$1 does not have the pinned hash $4: refused" >&2
    return 1
  fi
  mv "$2.part.$$" "$2"
}
