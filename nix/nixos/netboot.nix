# Kernel, initrd and iPXE script of a machine that runs from memory: config.system.build.{kernel,netbootRamdisk,netbootIpxeScript}.
{ modulesPath, ... }:
{
  imports = [ ./role.nix (modulesPath + "/installer/netboot/netboot.nix") ];
}
