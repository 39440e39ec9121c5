# Assemble the application.
# In: $toolroot $base $jars $classList $mainClass $options $roleName $version $buildId $role $restarts $files
# Out: $out/{application.cpio.zst,role.json,image.json,os-release}
. "$enter"
. "$archive"
mkdir -p "$out" root/app root/etc/ashlar
cp "$jars"/*.jar root/app/
chmod 644 root/app/*.jar
# The archive remembers the times and sizes of its jars, so they are set before the dump and kept by the cpio.
find root/app -exec "$bb" touch -d "@$SOURCE_DATE_EPOCH" {} +
classPath=$(cd root; ls /build/root/app/*.jar | sed 's,^/build/root,,' | sort | tr '\n' ':' | sed 's/:$//')

# Dumped with the image's own runtime at its final place. The runtime's times are those of the image, too.
cp -r "$base/root" stage
chmod -R u+w stage
cp -a root/app/. stage/app/
find stage -exec "$bb" touch -h -d "@$SOURCE_DATE_EPOCH" {} +
cp "${classList:-stage/jre/lib/classlist}" classes
# shellcheck disable=SC2086
enter /build/stage /jre/bin/java $options -Xshare:dump -XX:SharedClassListFile=/build/classes \
  -XX:SharedArchiveFile=/build/root/app/app.jsa -cp "$classPath" >dump.log 2>&1 || { cat dump.log; exit 1; }
chmod 644 root/app/app.jsa
grep -c 'Preload Warning' dump.log | sed 's/$/ classes of the class list are not in the jars/' || true

printf '%s\n' "$options" -Xshare:auto -XX:SharedArchiveFile=/app/app.jsa -cp "$classPath" "$mainClass" >root/etc/ashlar/java
echo "$restarts" >root/etc/ashlar/restarts
printf '%s\n' "$role" >root/etc/ashlar/role.json
printf '{"reference": "%s:%s", "role": "%s", "version": "%s", "buildId": "%s"}\n' "$roleName" "$version" "$roleName" "$version" "$buildId" \
  >root/etc/ashlar/image.json
cat >root/etc/ashlar/os-release <<END
NAME="Ashlar"
ID=ashlar
VERSION_ID="$version"
VARIANT_ID=$roleName
BUILD_ID="$buildId"
PRETTY_NAME="Ashlar $roleName $version"
END
ln -s ashlar/os-release root/etc/os-release
echo "$files" | while read -r path mode file; do
  [ -n "$path" ] || continue
  mkdir -p "root/$(dirname "$path")"
  cp "$file" "root/$path"
  chmod "$mode" "root/$path"
done
cp root/etc/ashlar/role.json root/etc/ashlar/image.json root/etc/ashlar/os-release "$out/"
# Level 19 would save a tenth of the size and take ten times as long, on the one step that a changed jar repeats.
archive root "$out/application.cpio.zst" 12
