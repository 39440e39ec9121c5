# What a Debian package of a role file is called in nixpkgs. null: NixOS brings it by itself.
{
  busybox-static = pkgs: pkgs.busybox;
  ca-certificates = pkgs: pkgs.cacert;
  libc6 = null;
  libgcc-s1 = null;
  "libstdc++6" = null;
  zlib1g = null;
}
