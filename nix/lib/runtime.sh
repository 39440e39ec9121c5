# Link the Java runtime.        In: $jdk $toolroot $modules        Out: the runtime's directory
. "$enter"
enter "$jdk" /usr/lib/jvm/java-25-openjdk-amd64/bin/jlink --add-modules "$modules" \
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-0 --exclude-files '**.debuginfo' --output "$PWD/jre"
rm -rf jre/legal
enter "$toolroot" /usr/bin/find jre -name '*.so' -exec strip --strip-unneeded '{}' +
mv jre "$out"
