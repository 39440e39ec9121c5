# Runs steps side by side and shows how they go. Sourced.

log_of() { echo "$ASHLAR_CACHE/log/setup-$1.log"; }

# together STEP...: returns when all have ended; the first failure ends the others and the set-up.
together() {
  running=
  for each in "$@"; do
    # A session of its own, so that a failure or Ctrl-C ends all of its processes.
    setsid sh "$setup/step.sh" "$each" >"$(log_of "$each")" 2>&1 9>&- </dev/null &
    running="$running $each:$!"
  done
  trap 'end_all; exit 130' INT TERM
  began=$(date +%s)
  shown=0
  while [ -n "$running" ]; do
    sleep 1
    elapsed=$(($(date +%s) - began))
    reap
    show_all
  done
  trap - INT TERM
}

reap() {
  left=
  for each in $running; do
    if kill -0 "${each#*:}" 2>/dev/null; then
      left="$left $each"
    elif wait "${each#*:}"; then
      clear_line
      say "  ${each%:*}: done after $elapsed s"
    else
      clear_line
      running=$left${running#*"$each"}
      end_all
      say "ashlar: set-up of ${each%:*} failed; its last lines, from $(log_of "${each%:*}"):"
      tail -n 8 "$(log_of "${each%:*}")" | sed 's/^/  /' >&2
      exit 1
    fi
  done
  running=$left
}

# On a terminal one line, drawn again each second; else a line for each step every 15 s.
show_all() {
  if [ -t 2 ]; then
    line="  $elapsed s "
    for each in $running; do
      line="$line [${each%:*}] $(last_line "${each%:*}")"
    done
    [ -z "$running" ] || printf '\r\033[K%.*s' "$(($(tput cols 2>/dev/null || echo 80) - 1))" "$line" >&2
  elif [ $((elapsed - shown)) -ge 15 ]; then
    shown=$elapsed
    for each in $running; do
      say "  ${each%:*}: $elapsed s, $(last_line "${each%:*}")"
    done
  fi
}

last_line() { tail -n 1 "$(log_of "$1")" | tr -cd '[:print:]' | cut -c 1-60; }

clear_line() { [ ! -t 2 ] || printf '\r\033[K' >&2; }

end_all() {
  for each in $running; do
    kill -TERM -- "-${each#*:}" 2>/dev/null || true
  done
}
