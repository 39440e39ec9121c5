# Stands in for NixOS' netboot module: what it defines that a configuration can run into, and its results.
{ config, lib, ... }:
let result = name: { type = "derivation"; inherit name; outPath = "/nix/store/00000000000000000000000000000000-${name}"; };
in
{
  options.netboot.storeContents = lib.mkOption { type = lib.types.listOf lib.types.package; };
  config = {
    boot.loader.grub.enable = false;
    fileSystems."/" = lib.mkOverride 60 { fsType = "tmpfs"; options = [ "mode=0755" ]; };
    netboot.storeContents = [ config.system.build.toplevel ];
    system.build.netbootRamdisk = result "initrd";
    system.build.netbootIpxeScript = result "netboot.ipxe";
    system.stateVersion = lib.mkDefault "0";
  };
}
