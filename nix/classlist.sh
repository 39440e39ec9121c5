#!/bin/sh
# Take a role's class list from the console log of a machine that ran it with ashlar.classes=print and was then rebooted
# (SIGTERM to process 1) or powered off.
#
#   usage: classlist.sh CONSOLE-LOG > classlists/ROLE.txt
#
# Left out: names that change with every run (hidden classes), classes of other loaders, and what ties the list to one
# exact version of our own classes (constant pool indexes).
set -eu
log=${1:?usage: classlist.sh CONSOLE-LOG}
tr -d '\r' <"$log" | sed -n '/^ashlar init classes begin/,/^ashlar init classes end/p' | grep -v '^ashlar init' | base64 -d | gzip -dc \
  | grep -v -E '0x[0-9a-f]{8}|^#| source: |^@cp dev/' | sed 's/ id: [0-9]*$//' | LC_ALL=C awk '!seen[$0]++'
