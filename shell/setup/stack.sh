# The Pulumi stack of a site: its folder, passphrase and configuration. Sourced after environment.sh.
stack_project=$ASHLAR_CHECKOUT/stacks/lab
stack_folder=$ASHLAR_HOME/pulumi
stack_config=$stack_folder/config/$ASHLAR_SITE.yaml
stack_state=$stack_folder/state/.pulumi/stacks/lab/$ASHLAR_SITE.json
# Pulumi looks for the configuration beside the program. It belongs to ASHLAR_HOME, so that is a link.
stack_link=$stack_project/Pulumi.$ASHLAR_SITE.yaml

site_arguments_done() {
  printf '%s\n' "$ASHLAR_SITE" | grep -Eqx '[a-z]([a-z0-9-]{0,61}[a-z0-9])?' ||
    misused "site name \"$ASHLAR_SITE\" is not valid: use 1 to 63 lower-case letters, digits and hyphens, beginning with a letter"
}

# Folders, and a random passphrase that only its owner may read; what is there stays.
stack_prepare() {
  (
    umask 077
    mkdir -p "$stack_folder/home" "$stack_folder/state" "$stack_folder/config"
    if [ ! -s "$PULUMI_CONFIG_PASSPHRASE_FILE" ]; then
      od -An -v -tx1 -N 32 /dev/urandom | tr -d ' \n' >"$PULUMI_CONFIG_PASSPHRASE_FILE.new"
      mv "$PULUMI_CONFIG_PASSPHRASE_FILE.new" "$PULUMI_CONFIG_PASSPHRASE_FILE"
    fi
  )
  [ "$(readlink "$stack_link" 2>/dev/null || true)" = "$stack_config" ] || ln -sfn "$stack_config" "$stack_link"
}

# One command of this launcher at a time works on a site; a lock that a killed pulumi left is taken away.
stack_lock() {
  exec 8>"$stack_folder/$ASHLAR_SITE.lock"
  flock -n 8 || { say "waiting for another ./ashlar up or down of site $ASHLAR_SITE to end"; flock 8; }
  for lock in "$stack_folder/state/.pulumi/locks/organization/lab/$ASHLAR_SITE"/*.json; do
    [ -f "$lock" ] || continue
    pid=$(sed -n 's/.*"pid": *\([0-9]*\).*/\1/p' "$lock")
    if [ -z "$pid" ] || ! grep -q pulumi "/proc/$pid/comm" 2>/dev/null; then
      say "removing the lock of a pulumi that ended early (process ${pid:-unknown})"
      rm -f "$lock"
    fi
  done
}
