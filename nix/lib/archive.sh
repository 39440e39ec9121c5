# archive DIRECTORY OUT LEVEL: one zstd-compressed cpio; same order, owner and time on every build.        In: $toolroot
archive() {
  find "$1" -exec "$bb" touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  (cd "$1" && find . ! -name . | sort) >list
  (cd "$1" && enter "$toolroot" /usr/bin/cpio -o -H newc --reproducible -R 0:0 --quiet) <list >archive.cpio
  enter "$toolroot" /usr/bin/zstd "-$3" -T1 -q -c archive.cpio >"$2"
  rm list archive.cpio
}
