# Build the kernel.        In: $toolroot $source $fragment $buildTimestamp        Out: $out/{bzImage,config}
. "$enter"
"$bb" dpkg-deb -x "$source" package
cat >build-kernel <<'END'
set -eu
tar -xJf package/usr/src/linux-source-*.tar.xz
rm -rf package
cd linux-source-*
make -s tinyconfig
./scripts/kconfig/merge_config.sh -m .config "$fragment" >/dev/null
make -s olddefconfig
# kconfig silently drops what it does not know or cannot satisfy.
missing=$(grep -E '^(CONFIG_|# CONFIG_)' "$fragment" | while read -r line; do
  case $line in
    "# "*) name=${line#\# }; name=${name% is not set}; grep -q "^$name=" .config && echo "$line" ;;
    *) grep -qxF "$line" .config || echo "$line" ;;
  esac
done || true)
[ -z "$missing" ] || { echo "kernel.fragment and this kernel do not agree on:"; echo "$missing"; exit 1; }
export KBUILD_BUILD_TIMESTAMP="$buildTimestamp" KBUILD_BUILD_USER=ashlar KBUILD_BUILD_HOST=ashlar KBUILD_BUILD_VERSION=1
nice make -s -j"$NIX_BUILD_CORES" bzImage
mkdir -p "$out"
cp arch/x86/boot/bzImage .config "$out/"
mv "$out/.config" "$out/config"
END
TMPDIR=/build enter "$toolroot" /usr/bin/bash build-kernel
