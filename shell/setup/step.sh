#!/bin/sh
# Steps of the set-up one after the other: step.sh NAME,NAME
set -eu
. "$ASHLAR_CHECKOUT/shell/setup/places.sh"
for each in jdk maven debian pulumi jars; do
  . "$setup/$each.sh"
done
for step in $(echo "$1" | tr , ' '); do
  echo "$step"
  "${step}_make"
done
