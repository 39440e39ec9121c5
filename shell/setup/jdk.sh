# JDK 25: the user's own, else Debian's packages, pinned in nix/lock.json, unpacked into the cache. Sourced.
jdk_lock=$ASHLAR_CHECKOUT/nix/lock.json

# Field FIELD of package NAME in the lock, which has one package a line.
locked() { sed -n "s/.*\"name\": \"$1\",.*\"$2\": \"\\([^\"]*\\)\".*/\\1/p" "$jdk_lock"; }

jdk_place() { echo "$ASHLAR_CACHE/jdk/$(locked openjdk-25-jdk-headless sha256 | cut -c 1-16)"; }

is_jdk() { [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null; }

jdk_found() {
  onPath=$(command -v javac 2>/dev/null || true)
  for each in "${JAVA_HOME:-}" "${onPath:+$(dirname "$(dirname "$(readlink -f "$onPath")")")}" \
    "${ASHLAR_JVM_FOLDER:-/usr/lib/jvm}"/* "$(jdk_place)"; do
    if [ -n "$each" ] && is_jdk "$each"; then
      echo "$each"
      return 0
    fi
  done
  return 1
}

jdk_version() { sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release"; }

# The archive of a name (debian, debian-security) that this machine's apt uses, else Debian's own.
mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    sed -n "s|^[^#]*\\(https\\{0,1\\}://[^ ]*/$1\\)/\\{0,1\\}\\( .*\\)\\{0,1\\}\$|\\1|p" | head -n 1 | grep . ||
    echo "http://deb.debian.org/$1"
}

jdk_make() {
  place=$(jdk_place)
  work=$place.new
  rm -rf "$work"
  mkdir -p "$work/root"
  for package in openjdk-25-jdk-headless openjdk-25-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g; do
    hash=$(locked "$package" sha256)
    deb=$ASHLAR_CACHE/debs/$hash.deb
    fetched "$(mirror "$(locked "$package" archive)")/$(locked "$package" path)" "$deb" sha256sum "$hash"
    echo "unpacking $package"
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$work/root" --exclude=./usr/lib/debug --exclude=./usr/share
  done
  mv "$work/root/usr/lib/jvm/java-25-openjdk-amd64" "$work/jdk"
  own_settings "$work"
  mkdir "$work/jdk/lib/system"
  cp -L "$work"/root/usr/lib/x86_64-linux-gnu/*.so.* "$work/jdk/lib/system/"
  rm -rf "$work/root"
  rm -rf "$place"
  mv "$work/jdk" "$place"
  rm -rf "$work"
  "$place/bin/java" -version >/dev/null 2>&1 || bring_own_libraries "$place"
  echo "collecting the system's certificate authorities"
  "$place/bin/java" "$setup/Truststore.java" /etc/ssl/certs/ca-certificates.crt "$place/lib/security/cacerts"
}

# Debian keeps the JDK's settings in /etc; here they belong into the JDK.
own_settings() {
  find "$1/jdk" -type l | while read -r link; do
    target=$(readlink "$link")
    case $target in
      /*)
        rm "$link"
        [ ! -f "$1/root$target" ] || cp "$1/root$target" "$link" ;;
    esac
  done
}

# On a host with an older C library every program of the JDK is started by the loader it was built for. The loader lies
# in bin/, because the JDK finds its home from the path of the running program.
bring_own_libraries() {
  cp "$1/lib/system/ld-linux-x86-64.so.2" "$1/bin/.loader"
  chmod 755 "$1/bin/.loader"
  for program in "$1"/bin/[a-z]* "$1/lib/jspawnhelper"; do
    real=$(dirname "$program")/.$(basename "$program")
    mv "$program" "$real"
    printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$1/bin/.loader" "$1/lib/system" "$real" >"$program"
    chmod 755 "$program"
  done
}
