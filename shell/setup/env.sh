#!/bin/sh
# Prints the environment in which a person can type pulumi commands in stacks/lab: eval "$(./ashlar env)"
set -eu
. "$ASHLAR_CHECKOUT/shell/setup/places.sh"
. "$setup/jdk.sh"
while [ $# -gt 0 ]; do
  case $1 in
    --site) [ $# -gt 1 ] || misused '--site needs a name'; ASHLAR_SITE=$2; shift 2 ;;
    --site=*) ASHLAR_SITE=${1#*=}; shift ;;
    *) misused "env does not know \"$1\"; usage: eval \"\$(./ashlar env [--site NAME])\"" ;;
  esac
done
jdk_found >/dev/null || fail 'no JDK 25 yet: run ./ashlar up first'
. "$setup/environment.sh"
. "$setup/stack.sh"
site_arguments_done
stack_prepare
for name in $exported; do
  eval "value=\$$name"
  # shellcheck disable=SC2154  # set by eval
  printf "export %s='%s'\n" "$name" "$(printf '%s' "$value" | sed "s/'/'\\\\''/g")"
done
