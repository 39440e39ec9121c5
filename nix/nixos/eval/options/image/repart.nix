# Stands in for NixOS' disk image module: its options and its result.
{ config, lib, ... }:
let
  inherit (lib) mkOption types;
in
{
  options.image.repart = {
    name = mkOption { type = types.str; };
    version = mkOption { type = types.nullOr types.str; default = null; };
    partitions = mkOption {
      default = { };
      type = types.attrsOf (types.submodule {
        options = {
          storePaths = mkOption { type = types.listOf types.path; default = [ ]; };
          contents = mkOption {
            type = types.attrsOf (types.submodule { options.source = mkOption { type = types.path; }; });
            default = { };
          };
          repartConfig = mkOption { type = types.attrsOf (types.oneOf [ types.str types.int types.bool ]); };
        };
      });
    };
  };
  config.system.build.image = {
    type = "derivation";
    name = config.image.repart.name;
    outPath = "/nix/store/00000000000000000000000000000000-${config.image.repart.name}";
  };
}
