#!/bin/sh
# Unpack the seed of the build, one static busybox, from its locked package.
#
#   usage: seed.sh DEBS            DEBS: directory of <sha256>.deb; makes DEBS/seed/bin/busybox
set -eu
here=$(dirname "$(readlink -f "$0")")
debs=${1:?usage: seed.sh DEBS}
hash=$(sed -n 's/.*"name": "busybox-static",.*"sha256": "\([0-9a-f]*\)".*/\1/p' "$here/lock.json")
package=$debs/$hash.deb
[ -f "$package" ] || { echo "seed: package busybox-static is missing: $package" >&2; exit 1; }
new=$debs/.seed.$$
trap 'rm -rf "$new"' EXIT
mkdir -p "$new/bin"
dpkg-deb --fsys-tarfile "$package" | tar -xO ./usr/bin/busybox >"$new/bin/busybox"
chmod 755 "$new/bin/busybox"
rm -rf "$debs/seed"
mv "$new" "$debs/seed"
