# Declarations of the NixOS options that nix/nixos/role.nix and disk.nix set or read, with NixOS' types.
{ lib, ... }:
let
  inherit (lib) mkOption types;
  option = type: mkOption { inherit type; };
  optional = type: default: mkOption { inherit type default; };
  settings = types.attrsOf (types.oneOf [ types.bool types.int types.str ]);
in
{
  options = {
    boot.initrd.systemd.enable = optional types.bool false;
    boot.kernelParams = optional (types.listOf types.str) [ ];
    boot.loader.grub.enable = optional types.bool true;
    documentation.enable = optional types.bool true;
    environment.etc = optional
      (types.attrsOf (types.submodule {
        options = { text = option types.str; mode = optional types.str "symlink"; };
      }))
      { };
    environment.systemPackages = optional (types.listOf types.package) [ ];
    fileSystems = optional
      (types.attrsOf (types.submodule {
        options = {
          device = optional (types.nullOr types.str) null;
          fsType = optional types.str "auto";
          options = optional (types.listOf types.str) [ "defaults" ];
          neededForBoot = optional types.bool false;
        };
      }))
      { };
    networking.firewall.allowedTCPPorts = optional (types.listOf types.int) [ ];
    networking.firewall.allowedUDPPorts = optional (types.listOf types.int) [ ];
    networking.firewall.enable = optional types.bool true;
    networking.hostName = optional types.str "nixos";
    networking.useDHCP = optional types.bool true;
    nix.enable = optional types.bool true;
    system.boot.loader.ukiFile = optional types.str "nixos.efi";
    system.build = optional (types.attrsOf types.package) { };
    system.stateVersion = option types.str;
    systemd.services = optional
      (types.attrsOf (types.submodule {
        options = {
          description = optional types.str "";
          wantedBy = optional (types.listOf types.str) [ ];
          wants = optional (types.listOf types.str) [ ];
          after = optional (types.listOf types.str) [ ];
          startLimitBurst = option types.int;
          startLimitIntervalSec = option types.int;
          unitConfig = optional settings { };
          serviceConfig = optional settings { };
        };
      }))
      { };
    users.allowNoPasswordLogin = optional types.bool false;
    users.mutableUsers = optional types.bool true;
  };

  config.system.build = builtins.listToAttrs (map
    (name: { inherit name; value = { type = "derivation"; inherit name; outPath = "/nix/store/00000000000000000000000000000000-${name}"; }; })
    [ "kernel" "toplevel" "uki" ]);
}
