#!/bin/sh
# ./ashlar up [--yes] [--machines N] [--site NAME]: makes ready what is missing, then runs pulumi up in stacks/lab.
set -eu
. "$ASHLAR_CHECKOUT/shell/setup/places.sh"
. "$setup/jdk.sh"
usage='usage: ./ashlar up [--yes] [--machines N] [--site NAME]'
yes=
machines=
while [ $# -gt 0 ]; do
  case $1 in
    --yes | -y) yes=--yes; shift ;;
    --site | --machines) [ $# -gt 1 ] || misused "$1 needs a value; $usage"; option=$1; value=$2; shift 2
      case $option in --site) ASHLAR_SITE=$value ;; *) machines=$value ;; esac ;;
    --site=*) ASHLAR_SITE=${1#*=}; shift ;;
    --machines=*) machines=${1#*=}; shift ;;
    --help | -h) say "$usage"; exit 0 ;;
    *) misused "up does not know \"$1\"; $usage" ;;
  esac
done
case $machines in
  '') ;;
  *[!0-9]* | 0* | ????*) misused "--machines \"$machines\" is not a number from 1 to 999" ;;
esac
ASHLAR_SITE=${ASHLAR_SITE:-lab}
. "$setup/stack.sh"
site_arguments_done

sh "$setup/setup.sh" $yes all
. "$setup/environment.sh"
stack_prepare
stack_lock
cd "$stack_project"
[ -f "$stack_state" ] || pulumi stack init "$ASHLAR_SITE" --secrets-provider passphrase >&2
pulumi stack select "$ASHLAR_SITE" >&2
[ -z "$machines" ] || pulumi config set machines "$machines" --config-file "$stack_config" --stack "$ASHLAR_SITE"
pulumi up ${yes:+--yes --skip-preview} --config-file "$stack_config" --stack "$ASHLAR_SITE" 8>&- || {
  code=$?
  say "ashlar: site $ASHLAR_SITE is not up; what was made is kept, and the same command goes on from there"
  exit "$([ "$code" = 2 ] && echo 2 || echo 1)"
}
site_option=
[ "$ASHLAR_SITE" = lab ] || site_option=" --site $ASHLAR_SITE"
say "
Site $ASHLAR_SITE is up.
  ./ashlar$site_option                     the shell
  ./ashlar machine list$site_option        its machines
  eval \"\$(./ashlar env$site_option)\"      then, in stacks/lab: pulumi preview, up, refresh, destroy
  ./ashlar down$site_option                removes it without a trace"
