# The project's own jars, made again when a source is newer. Sourced.
jars_stamp=$ASHLAR_CHECKOUT/target/jars-made

# With ASHLAR_SKIP_JARS the jars are somebody else's care: a Maven that runs the tests has just made them.
jars_missing() {
  [ -z "${ASHLAR_SKIP_JARS-}" ] || return 1
  [ -f "$jars_stamp" ] && [ -f "$ASHLAR_CHECKOUT/shell/target/ashlar-shell-0.1.0.jar" ] || return 0
  [ -n "$(cd "$ASHLAR_CHECKOUT" && find . \( -name target -o -name '.*' ! -name . \) -prune -o \
    -type f \( -name pom.xml -o -path '*/src/main/*' \) -newer "$jars_stamp" -print -quit)" ]
}

jars_make() {
  mkdir -p "$ASHLAR_CHECKOUT/target"
  : >"$jars_stamp.new"
  (
    cd "$ASHLAR_CHECKOUT"
    tests=$(for each in verify/*/pom.xml; do printf '!%s,' "${each%/pom.xml}"; done)
    JAVA_HOME=$(jdk_found) "$(maven_found)/bin/mvn" --batch-mode --threads 1C -Dquick -Dmaven.test.skip=true \
      --projects "${tests%,}" package
  )
  mv "$jars_stamp.new" "$jars_stamp"
}
