# Put the image together.
# In: $kernel $base $application $sources $cmdline $jdk $stub $ukiTool
# Out: $out/{vmlinuz,initrd,cmdline,os-release,packages.json,role.json,kernel.config} and, with an assembler, image.efi
. "$enter"
mkdir -p "$out"
cp "$kernel/bzImage" "$out/vmlinuz"
cp "$kernel/config" "$out/kernel.config"
cat "$base/base.cpio.zst" "$application/application.cpio.zst" >"$out/initrd"
printf '%s' "$cmdline" >"$out/cmdline"
cp "$application/os-release" "$application/role.json" "$out/"

# The locked facts of each package with the bytes it takes unpacked in this image; sources has one object per line.
{ cat "$base/sizes"; echo "linux-source-6.12 $(stat -c %s "$kernel/bzImage")"; } >sizes
{
  echo '['
  echo "$sources" | while read -r name record; do
    bytes=$(grep "^$name " sizes | cut -d' ' -f2)
    echo "  $record, \"unpackedBytes\": ${bytes:-0}},"
  done | sed '$ s/,$//'
  echo ']'
} >"$out/packages.json"

[ -z "$ukiTool" ] || enter "$jdk" /usr/lib/jvm/java-25-openjdk-amd64/bin/java -XX:+UseSerialGC -jar "$ukiTool" \
  --stub "$stub/usr/lib/systemd/boot/efi/linuxx64.efi.stub" --kernel "$out/vmlinuz" --initrd "$out/initrd" \
  --cmdline "$out/cmdline" --os-release "$out/os-release" --output "$out/image.efi"
