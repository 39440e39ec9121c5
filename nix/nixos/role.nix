# A role file realised as NixOS configuration: packages, the one service, ports, files, kernel parameters.
{ config, lib, pkgs, ... }:
let
  cfg = config.ashlar;
  inherit (cfg) role;
  names = import ./packages.nix;

  packageOf = name:
    if names ? ${name} then names.${name}
    else throw "role ${role.name}: Debian package ${name} has no nixpkgs name in nix/nixos/packages.nix";
  packages = map (name: (packageOf name) pkgs) (lib.filter (name: packageOf name != null) role.packages);

  runtime = pkgs.jre_minimal.override { jdk = pkgs.jdk25_headless; inherit (role.java) modules; };
  jars = lib.sort (a: b: a < b) (lib.filter (lib.hasSuffix ".jar") (lib.attrNames (builtins.readDir cfg.jars)));
  classPath = lib.concatMapStringsSep ":" (jar: "${cfg.jars}/${jar}") jars;
  service = lib.head role.services;

  etcPath = path:
    if lib.hasPrefix "/etc/" path then lib.removePrefix "/etc/" path
    else throw "role ${role.name}: NixOS places files below /etc only, not ${path}";

  portsOf = protocol: map (entry: entry.port) (lib.filter (entry: entry.protocol == protocol) role.ports);
in
{
  options.ashlar = {
    role = lib.mkOption {
      type = lib.types.attrs;
      description = "The role's data, as in nix/roles.";
    };
    jars = lib.mkOption {
      type = lib.types.path;
      description = "Directory of the appliance's jars; the class path is their sorted order.";
    };
    version = lib.mkOption {
      type = lib.types.str;
      default = cfg.role.version;
      description = "Version of the image.";
    };
  };

  config = {
    system.stateVersion = lib.mkOverride 900 lib.trivial.release;
    networking = {
      hostName = lib.mkDefault "ashlar-${role.name}";
      useDHCP = lib.mkDefault true;
      firewall = {
        enable = true;
        allowedTCPPorts = portsOf "tcp";
        allowedUDPPorts = portsOf "udp";
      };
    };
    boot.kernelParams = lib.filter (parameter: !(lib.hasPrefix "rootfstype=" parameter)) role.kernelParameters;
    environment.systemPackages = packages;
    environment.etc = {
      "ashlar/role.json".text = builtins.toJSON role;
      "ashlar/image.json".text = builtins.toJSON { role = role.name; inherit (cfg) version; };
    } // lib.mapAttrs' (path: file: lib.nameValuePair (etcPath path) { inherit (file) text; mode = file.mode or "0644"; }) role.files;

    systemd.services.${service.name} = {
      inherit (role) description;
      wantedBy = [ "multi-user.target" ];
      wants = [ "network-online.target" ];
      after = [ "network-online.target" ];
      startLimitBurst = service.restarts;
      startLimitIntervalSec = 300;
      unitConfig.StartLimitAction = "reboot";
      serviceConfig = {
        ExecStart = lib.concatStringsSep " " (
          [ "${runtime}/bin/java" ] ++ role.java.options
          ++ [ "-Xmx${toString role.java.heapMebibytes}m" "-cp" classPath role.java.mainClass ]);
        Restart = "on-failure";
        RestartSec = 1;
      };
    };

    # An appliance is changed by another image only.
    nix.enable = lib.mkDefault false;
    documentation.enable = lib.mkDefault false;
    users.mutableUsers = false;
    users.allowNoPasswordLogin = true;
  };
}
