#!/bin/sh
# ./ashlar test [--yes] [--quick] [MAVEN ARGUMENT...]: every test of the project; --quick leaves out those that boot or build.
set -eu
. "$ASHLAR_CHECKOUT/shell/setup/places.sh"
. "$setup/jdk.sh"
. "$setup/maven.sh"
yes=
quick=
goal=all
while [ $# -gt 0 ]; do
  case $1 in
    --yes | -y) yes=--yes; shift ;;
    --quick) quick=-DskipITs goal=jars; shift ;;
    --help | -h) say 'usage: ./ashlar test [--yes] [--quick] [MAVEN ARGUMENT...]'; exit 0 ;;
    *) break ;;
  esac
done
ASHLAR_SKIP_JARS=1 sh "$setup/setup.sh" $yes $goal
. "$setup/environment.sh"
cd "$ASHLAR_CHECKOUT"
exec "$(maven_found)/bin/mvn" --batch-mode --fail-at-end $quick verify "$@"
