{
  description = "Ashlar appliances as NixOS configurations";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      system = "x86_64-linux";
      roles = {
        agent = import ./roles/agent.nix;
        control = import ./roles/control.nix;
      };
      # configuration FORM ROLE JARS: a NixOS system; FORM is "netboot" or "disk", JARS the directory of the appliance's jars.
      configuration = form: role: jars: nixpkgs.lib.nixosSystem {
        inherit system;
        modules = [ self.nixosModules.${form} { ashlar = { role = roles.${role}; inherit jars; }; } ];
      };
    in
    {
      nixosModules = {
        role = ./nixos/role.nix;
        netboot = ./nixos/netboot.nix;
        disk = ./nixos/disk.nix;
      };

      lib = {
        inherit configuration;
        # netboot ROLE JARS: a directory of kernel, initrd and iPXE script.   disk ROLE JARS: a directory with the disk image.
        netboot = role: jars:
          let inherit ((configuration "netboot" role jars).config.system) build; pkgs = nixpkgs.legacyPackages.${system};
          in pkgs.symlinkJoin { name = "ashlar-${role}-netboot"; paths = [ build.kernel build.netbootRamdisk build.netbootIpxeScript ]; };
        disk = role: jars: (configuration "disk" role jars).config.system.build.image;
      };

      # With no jars given, the configurations evaluate over an empty directory; `lib` is for real images.
      nixosConfigurations = builtins.listToAttrs (builtins.concatMap
        (role: map (form: { name = "${role}-${form}"; value = configuration form role ./nixos/no-jars; }) [ "netboot" "disk" ])
        (builtins.attrNames roles));
    };
}
