# The part of the root file system that changes rarely: packages, Java runtime, init.
{ debian, toolroot, runtimeOf }: role:
let
  contents = import ./contents.nix;
  packages = map debian.package (debian.closureOf role.name);
in
debian.build "ashlar-base" ./base.sh {
  inherit toolroot;
  archive = ./archive.sh;
  runtime = runtimeOf role.java.modules;
  init = ./init;
  lease = ./lease;
  # "NAME DEB PATTERN..." per line; "*" is every file.
  contents = builtins.concatStringsSep "\n"
    (map (p: builtins.concatStringsSep " " ([ p.name p.deb ] ++ (contents.${p.name} or [ "*" ]))) packages);
}
