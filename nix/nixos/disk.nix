# A UEFI disk image: the unified kernel image on the ESP, the store as a read-only EROFS: config.system.build.image.
{ config, modulesPath, ... }:
{
  imports = [ ./role.nix (modulesPath + "/image/repart.nix") ];

  boot.loader.grub.enable = false;
  boot.initrd.systemd.enable = true;
  fileSystems = {
    "/" = { fsType = "tmpfs"; options = [ "mode=0755" ]; };
    "/image" = { device = "/dev/disk/by-partlabel/store"; fsType = "erofs"; options = [ "ro" ]; neededForBoot = true; };
    "/nix/store" = { device = "/image/nix/store"; fsType = "none"; options = [ "bind" ]; neededForBoot = true; };
  };

  image.repart = {
    name = "ashlar-${config.ashlar.role.name}";
    inherit (config.ashlar) version;
    partitions = {
      esp = {
        contents."/EFI/BOOT/BOOTX64.EFI".source = "${config.system.build.uki}/${config.system.boot.loader.ukiFile}";
        repartConfig = { Type = "esp"; Format = "vfat"; SizeMinBytes = "128M"; };
      };
      store = {
        storePaths = [ config.system.build.toplevel ];
        repartConfig = { Type = "linux-generic"; Label = "store"; Format = "erofs"; Minimize = "best"; };
      };
    };
  };
}
