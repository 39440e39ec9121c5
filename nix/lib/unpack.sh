# Unpack packages into one tree.        In: $debs        Out: a root directory
. "$enter"
mkdir -p "$out/usr/bin" "$out/usr/sbin" "$out/usr/lib" "$out/usr/lib64" "$out/build" "$out/nix/store" "$out/proc" "$out/dev" "$out/tmp" "$out/etc"
for directory in bin sbin lib lib64; do ln -s "usr/$directory" "$out/$directory"; done
for deb in $debs; do "$bb" dpkg-deb -x "$deb" "$out"; done

# What Debian's maintainer scripts and its alternatives would have made.
link() { [ ! -e "$out/usr/bin/$2" ] || [ -e "$out/usr/bin/$1" ] || ln -s "$2" "$out/usr/bin/$1"; }
link sh bash; link awk gawk; link gcc gcc-14; link cc gcc-14
rm -rf "$out/usr/share/doc" "$out/usr/share/man" "$out/usr/share/locale"
