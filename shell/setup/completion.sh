# Completion of ./ashlar for bash and zsh: source this file (zsh: after autoload -U bashcompinit && bashcompinit).
_ashlar() {
  local word=${COMP_WORDS[COMP_CWORD]} noun=${COMP_WORDS[1]} words
  if [ "$COMP_CWORD" = 1 ]; then
    words='up down test doctor env status machine image rollout help'
  else
    case $noun in
      up) words='--yes --machines --site' ;;
      down) words='--yes --site' ;;
      test) words='--yes --quick' ;;
      doctor) words='--json' ;;
      env) words='--site' ;;
      machine) words='list show start stop reset console timeline --json --site' ;;
      image) words='build list show diff verify lock --json' ;;
      rollout) words='start status pause resume abort history --dry-run --json --site' ;;
      *) words='--json --site' ;;
    esac
  fi
  # shellcheck disable=SC2207  # words without spaces
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _ashlar ashlar ./ashlar
