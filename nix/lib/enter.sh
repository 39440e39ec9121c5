# Sourced by every builder; run by the seed busybox in the sandbox.
bb=$seed/bin/busybox
export PATH=/nowhere LC_ALL=C TZ=UTC
for applet in cat chmod cp cut dirname find grep head ln ls mkdir mv rm sed sort stat touch tr wc; do
  # shellcheck disable=SC2139
  alias $applet="$bb $applet"
done

# enter ROOT PROGRAM ARGUMENT...: run a program, given by its absolute path, with ROOT as its root directory. The build
# directory, the store, /proc and /dev are seen at their usual places. ROOT may lie in the store: it is not written to.
enter() {
  enteredRoot=$1; shift
  "$bb" unshare --user --map-root-user --mount "$bb" ash -euc '
    bb=$1 root=$2 directory=$3; shift 3
    for place in build nix/store proc dev; do "$bb" mount --rbind "/$place" "$root/$place"; done
    exec "$bb" chroot "$root" "$bb" ash -euc "cd \"\$0\"; PATH=/usr/sbin:/usr/bin exec \"\$@\"" "$directory" "$@"
  ' enter "$bb" "$enteredRoot" "$PWD" "$@"
}
