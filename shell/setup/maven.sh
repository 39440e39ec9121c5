# Maven 3.8.7 or newer: the user's own, else Maven Central's archive, pinned, in the cache. Sourced.
maven_pinned=3.9.11
maven_sha512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978

maven_place() { echo "$ASHLAR_CACHE/maven/apache-maven-$maven_pinned"; }

# The version of the Maven at ROOT, without running it: in the name of a jar, which Debian keeps behind links.
maven_version() {
  for core in "$1"/lib/maven-core-*.jar; do
    readlink -f "$core" | sed -n 's|.*-\([0-9][^/]*\)\.jar$|\1|p' | grep . && return 0
  done
  unzip -p "$core" META-INF/maven/org.apache.maven/maven-core/pom.properties 2>/dev/null | sed -n 's/^version=//p' | grep .
}

maven_found() {
  onPath=$(command -v mvn 2>/dev/null || true)
  for each in "${onPath:+$(dirname "$(dirname "$(readlink -f "$onPath")")")}" "$(maven_place)"; do
    if [ -n "$each" ] && [ -x "$each/bin/mvn" ] && at_least "$(maven_version "$each" || echo 0)" 3.8.7; then
      echo "$each"
      return 0
    fi
  done
  return 1
}

maven_make() {
  name=apache-maven-$maven_pinned-bin.tar.gz
  archive=$ASHLAR_CACHE/downloads/$name
  fetched "https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/$maven_pinned/$name" "$archive" sha512sum "$maven_sha512"
  place=$(maven_place)
  rm -rf "$place" "$place.new"
  mkdir -p "$place.new"
  tar -xzf "$archive" -C "$place.new" --strip-components 1
  mv "$place.new" "$place"
  rm -f "$archive"
}
