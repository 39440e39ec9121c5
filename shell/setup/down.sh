#!/bin/sh
# ./ashlar down [--yes] [--site NAME]: pulumi destroy, then removes the stack and the site's folder. Image store and
# signing keys in ASHLAR_HOME are the user's and stay.
set -eu
. "$ASHLAR_CHECKOUT/shell/setup/places.sh"
. "$setup/jdk.sh"
usage='usage: ./ashlar down [--yes] [--site NAME]'
yes=
while [ $# -gt 0 ]; do
  case $1 in
    --yes | -y) yes=--yes; shift ;;
    --site) [ $# -gt 1 ] || misused "--site needs a name; $usage"; ASHLAR_SITE=$2; shift 2 ;;
    --site=*) ASHLAR_SITE=${1#*=}; shift ;;
    --help | -h) say "$usage"; exit 0 ;;
    *) misused "down does not know \"$1\"; $usage" ;;
  esac
done
ASHLAR_SITE=${ASHLAR_SITE:-lab}
. "$setup/stack.sh"
site_arguments_done
site_folder=$ASHLAR_HOME/sites/$ASHLAR_SITE
if [ ! -d "$stack_folder" ] && [ ! -d "$site_folder" ]; then
  say "There is no site $ASHLAR_SITE in $ASHLAR_HOME."
  exit 0
fi

sh "$setup/setup.sh" $yes all
. "$setup/environment.sh"
stack_prepare
stack_lock
cd "$stack_project"
if [ -f "$stack_state" ]; then
  pulumi destroy $yes --config-file "$stack_config" --stack "$ASHLAR_SITE" 8>&- ||
    fail "site $ASHLAR_SITE was not removed entirely; run the same command again"
  pulumi stack rm "$ASHLAR_SITE" --yes >&2
elif [ -z "$yes" ]; then
  [ -t 0 ] || misused 'there is no terminal to ask on: run it with --yes'
  printf 'Remove what is left of site %s? [y/N] ' "$ASHLAR_SITE" >&2
  read -r answer
  case $answer in y | Y | yes) ;; *) fail 'nothing was done' ;; esac
fi
. "$setup/leftovers.sh"
leftovers_end "$site_folder"
rm -rf "$site_folder"
rm -f "$stack_link" "$stack_config" "$stack_folder/$ASHLAR_SITE.lock"
rmdir "$ASHLAR_HOME/sites" 2>/dev/null || true
# The last stack takes Pulumi's own folder with it.
ls "$stack_folder/state/.pulumi/stacks"/*/*.json >/dev/null 2>&1 || rm -rf "$stack_folder"
rmdir "$ASHLAR_HOME" 2>/dev/null || true
say "Site $ASHLAR_SITE is gone."
