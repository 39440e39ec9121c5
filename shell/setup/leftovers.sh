# Ends processes of a site whose stack is lost: those that run in the site's folder or were given a file of it. Sourced.
leftovers_of() {
  for arguments in /proc/[0-9]*/cmdline; do
    pid=${arguments#/proc/}
    pid=${pid%/cmdline}
    if [ "$pid" != $$ ] && { tr '\0' '\n' <"$arguments"; readlink "/proc/$pid/cwd" | sed 's|$|/|'; } 2>/dev/null |
      grep -qF "$1/"; then
      # A program of ours, not an editor or a pager that shows one of its files.
      case $(cat "/proc/$pid/comm" 2>/dev/null) in
        qemu-system* | swtpm | java | postgres) echo "$pid" ;;
      esac
    fi
  done
}

leftovers_end() {
  signal=TERM
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    left=$(leftovers_of "$1")
    [ -n "$left" ] || return 0
    # shellcheck disable=SC2086  # a list of numbers
    kill -$signal $left 2>/dev/null || true
    [ "$attempt" -lt 5 ] || signal=KILL
    sleep 1
  done
  fail "processes of $1 do not end: $left"
}
