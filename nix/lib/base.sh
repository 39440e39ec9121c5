# Assemble the base.
# In: $toolroot $runtime $init $lease $contents        Out: $out/{root,base.cpio.zst,sizes}; sizes: "PACKAGE BYTES" lines
. "$enter"
. "$archive"
mkdir -p "$out" root/usr/bin root/usr/sbin root/usr/lib root/usr/lib64 root/etc/ashlar root/app root/proc root/sys root/dev root/run root/tmp \
  root/build root/nix/store
for directory in bin sbin lib lib64; do ln -s "usr/$directory" "root/$directory"; done

# sizeOf: bytes of the regular files listed on standard input, below $1.
sizeOf() { (cd "$1"; total=0; while read -r file; do [ -L "$file" ] || total=$((total + $(stat -c %s "$file"))); done; echo "$total"); }

set -f
echo "$contents" | while read -r name deb patterns; do
  mkdir package
  "$bb" dpkg-deb -x "$deb" package
  (cd package; find . ! -type d | sed 's,^\./,,' | grep -v -E '^usr/share/(doc|man|locale|lintian|bug|info)/' || true) >files
  for pattern in $patterns; do
    while read -r file; do
      # shellcheck disable=SC2254
      case $file in $pattern) echo "$file" ;; esac
    done <files
  done | sort -u >chosen
  [ -z "$patterns" ] || [ -s chosen ] || { echo "package $name has none of: $patterns"; exit 1; }
  while read -r file; do mkdir -p "root/$(dirname "$file")"; cp -a "package/$file" "root/$file"; done <chosen
  echo "$name $(sizeOf package <chosen)" >>"$out/sizes"
  rm -r package
done
set +f

cp -r "$runtime" root/jre
chmod -R u+w root/jre
echo "openjdk-25-jdk-headless $( (cd root/jre; find . -type f) | sizeOf root/jre)" >>"$out/sizes"

ln -s busybox root/usr/bin/sh
cp "$init" root/init
mkdir -p root/usr/lib/ashlar
cp "$lease" root/usr/lib/ashlar/lease
chmod 755 root/init root/usr/lib/ashlar/lease
echo 'root:x:0:0:root:/:/bin/sh' >root/etc/passwd
echo 'root:x:0:' >root/etc/group
printf '127.0.0.1 localhost\n::1 localhost\n' >root/etc/hosts
echo 'hosts: files dns' >root/etc/nsswitch.conf
ln -s /run/ashlar/resolv.conf root/etc/resolv.conf

archive root "$out/base.cpio.zst" 19
cp -r root "$out/root"
