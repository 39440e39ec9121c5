# The Pulumi CLI: the user's own from 3.259 on, else built from Go modules pinned in stacks/pulumi-cli. Sourced.
pulumi_pinned=3.259.0
pulumi_sources=$ASHLAR_CHECKOUT/stacks/pulumi-cli
go_minimum=1.25.11
go_sha256=dbf20d78a456c1a53fc52c06f1660851cb115be9b0807caf1abc4aedf8c77c1b # golang.org/toolchain 1.25.11, linux-amd64

pulumi_place() {
  echo "$ASHLAR_CACHE/pulumi/$(cat "$pulumi_sources/go.mod" "$pulumi_sources/go.sum" | sha256sum | cut -c 1-16)"
}

# The folder of a Pulumi CLI that is new enough.
pulumi_found() {
  own=$(command -v pulumi 2>/dev/null || true)
  if [ -n "$own" ] && at_least "$(own_pulumi_version "$(readlink -f "$own")")" "$pulumi_pinned"; then
    dirname "$own"
    return 0
  fi
  [ -x "$(pulumi_place)/pulumi" ] && pulumi_place
}

# Asking takes longer than everything else here, so the answer is kept for as long as the file is the same.
own_pulumi_version() {
  identity="$1 $(stat -c '%s %Y' "$1")"
  known=$ASHLAR_CACHE/pulumi/own-version
  if [ ! -f "$known" ] || [ "$(head -n 1 "$known")" != "$identity" ]; then
    mkdir -p "$ASHLAR_CACHE/pulumi"
    version=$(PULUMI_SKIP_UPDATE_CHECK=true "$1" version 2>/dev/null || true)
    printf '%s\n%s\n' "$identity" "${version#v}" >"$known"
  fi
  sed -n 2p "$known" | grep . || echo 0
}

pulumi_version_at() {
  case $1 in
    "$ASHLAR_CACHE"/*) echo "$pulumi_pinned" ;;
    *) own_pulumi_version "$(readlink -f "$1/pulumi")" ;;
  esac
}

go_found() {
  own=$(command -v go 2>/dev/null || true)
  [ -n "$own" ] || return 1
  version=$(GOTOOLCHAIN=local "$own" env GOVERSION 2>/dev/null || true)
  at_least "${version#go}" "$go_minimum" && echo "$own"
}

# Go's own module proxy carries the toolchain as a zip without modes.
go_make() {
  place=$ASHLAR_CACHE/go/$go_minimum
  if [ ! -x "$place/bin/go" ]; then
    proxy=${GOPROXY:-https://proxy.golang.org}
    proxy=${proxy%%[,|]*}
    case $proxy in http*) ;; *) proxy=https://proxy.golang.org ;; esac
    zip=$ASHLAR_CACHE/downloads/go-$go_minimum.zip
    fetched "$proxy/golang.org/toolchain/@v/v0.0.1-go$go_minimum.linux-amd64.zip" "$zip" sha256sum "$go_sha256" >&2
    rm -rf "$place.new"
    mkdir -p "$place.new"
    # The JDK unpacks it; it may be on its way here beside this.
    until jdk_found >/dev/null; do sleep 1; done
    (cd "$place.new" && "$(jdk_found)/bin/jar" --extract --file "$zip")
    mv "$place.new/golang.org/toolchain@v0.0.1-go$go_minimum.linux-amd64" "$place.new/go"
    chmod -R u+w "$place.new/go"
    chmod 755 "$place.new"/go/bin/* "$place.new"/go/pkg/tool/*/*
    rm -rf "$place"
    mv "$place.new/go" "$place"
    rm -rf "$place.new" "$zip"
  fi
  echo "$place/bin/go"
}

pulumi_make() {
  place=$(pulumi_place)
  go=$(go_found) || { echo "getting Go $go_minimum"; go=$(go_make); }
  scratch=$ASHLAR_CACHE/pulumi/build
  mkdir -p "$place.new" "$scratch"
  cp "$pulumi_sources/go.mod" "$pulumi_sources/go.sum" "$scratch/"
  echo "compiling pulumi $pulumi_pinned"
  (
    cd "$scratch"
    export GOTOOLCHAIN=local CGO_ENABLED=0 GOFLAGS='-mod=readonly -buildvcs=false' GOWORK=off
    export GOMODCACHE="$scratch/modules" GOCACHE="$scratch/objects" GOBIN=
    "$go" build -v -trimpath -tags osusergo,grpcnotrace \
      -ldflags "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v$pulumi_pinned" \
      -o "$place.new/" github.com/pulumi/pulumi/pkg/v3/cmd/pulumi
  )
  rm -rf "$place"
  mv "$place.new" "$place"
  chmod -R u+w "$scratch" && rm -rf "$scratch"
}
