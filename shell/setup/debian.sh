# Programs that come as Debian packages. Sourced.

# What is needed: name, what shows that it is there (programs or files, any of them), the package that brings it.
debian_table() {
  cat <<'TABLE'
qemu|qemu-system-x86_64|qemu-system-x86
ipxe|/usr/lib/ipxe/qemu/pxe-virtio.rom /usr/share/qemu/pxe-virtio.rom|ipxe-qemu
ovmf|/usr/share/OVMF/OVMF_CODE_4M.secboot.fd /usr/share/edk2/x64/OVMF_CODE.secboot.4m.fd|ovmf
swtpm|swtpm|swtpm
nix|nix-build|nix-bin
curl|curl|curl
iproute|ip|iproute2
certificates|/etc/ssl/certs/ca-certificates.crt|ca-certificates
TABLE
}

present() {
  for each in $1; do
    case $each in
      /*) [ ! -e "$each" ] || return 0 ;;
      *) ! command -v "$each" >/dev/null 2>&1 || return 0 ;;
    esac
  done
  return 1
}

# The packages to install, in one line; empty when everything is there.
debian_missing() {
  debian_table | while IFS='|' read -r name shown package; do
    present "$shown" || echo "$package"
  done | paste -s -d ' '
}

debian_command() { echo "sh -c 'apt-get update; apt-get install --yes --no-install-recommends $(debian_missing)'"; }

debian_make() {
  export DEBIAN_FRONTEND=noninteractive
  # A source of somebody else's that does not answer is no reason to stop.
  apt-get update || echo 'apt-get update failed; going on with what apt knows'
  # shellcheck disable=SC2046  # a list of words
  apt-get install --yes --no-install-recommends $(debian_missing)
}
