# Evaluates every role in every form and checks what comes out:   nix-instantiate --eval --strict --json nix/nixos/eval-test.nix
#
# Always: against the declarations in eval/options, with the evaluator in eval/. When ASHLAR_NIXPKGS names a directory: if it
# is all of nixpkgs, against NixOS itself down to the derivations; if it has only lib/, against eval/options with that lib.
let
  nixpkgs = builtins.getEnv "ASHLAR_NIXPKGS";
  directory = /. + nixpkgs;
  roles = { agent = import ../roles/agent.nix; control = import ../roles/control.nix; };
  forms = { netboot = ./netboot.nix; disk = ./disk.nix; };
  modules = form: role: [ forms.${form} { ashlar = { role = roles.${role}; jars = ./no-jars; }; } ];

  stubPackage = name: { type = "derivation"; inherit name; outPath = "/nix/store/00000000000000000000000000000000-${name}"; };
  pkgs = {
    busybox = stubPackage "busybox";
    cacert = stubPackage "cacert";
    jdk25_headless = stubPackage "jdk";
    jre_minimal.override = { jdk, modules }: stubPackage "${jdk.name}-minimal";
  };
  modulesPath = toString ./eval/options;

  ownEvaluation = form: role: (import ./eval/modules.nix).evaluate {
    lib = import ./eval/lib.nix;
    arguments = { inherit pkgs modulesPath; };
    modules = [ ./eval/options/base.nix ] ++ modules form role;
  };
  libEvaluation = form: role: let lib = import (directory + "/lib"); in (lib.evalModules {
    specialArgs = { inherit pkgs modulesPath; };
    modules = [ ./eval/options/base.nix ] ++ modules form role;
  }).config;
  nixosEvaluation = form: role: (import (directory + "/nixos/lib/eval-config.nix") {
    system = "x86_64-linux";
    modules = modules form role;
  }).config;

  expect = what: condition: if condition then true else throw "nixos evaluation: ${what}";
  # The facts of the role file arrive in the configuration.
  check = form: role: config:
    let
      data = roles.${role};
      unit = config.systemd.services.appliance;
      where = "${role} as ${form}";
    in
    builtins.all (fact: fact) [
      (expect "${where}: kernel parameters" (builtins.elem "console=ttyS0" config.boot.kernelParams))
      (expect "${where}: ports" (builtins.elem 8443 config.networking.firewall.allowedTCPPorts))
      (expect "${where}: main class" (builtins.match ".* ${data.java.mainClass}" unit.serviceConfig.ExecStart != null))
      (expect "${where}: role file" (config.environment.etc."ashlar/role.json".text == builtins.toJSON data))
      (expect "${where}: host name" (config.networking.hostName == "ashlar-${role}"))
      (expect "${where}: starts" (builtins.elem "multi-user.target" unit.wantedBy))
    ];
  products = { netboot = [ "kernel" "netbootRamdisk" "netbootIpxeScript" ]; disk = [ "image" ]; };
  everything = evaluation: products_:
    builtins.mapAttrs (role: _: builtins.mapAttrs
      (form: _: let config = evaluation form role; in assert check form role config; products_ form config) forms) roles;
  # With our own declarations every option is forced; with NixOS, every derivation that makes up the products.
  whole = form: config: builtins.deepSeq config (map (name: config.system.build.${name}.outPath) products.${form});
  derivations = form: config: map (name: config.system.build.${name}.drvPath) products.${form};
in
{
  declarations = everything ownEvaluation whole;
  nixpkgs =
    if nixpkgs == "" then "not evaluated: ASHLAR_NIXPKGS is not set"
    else if builtins.pathExists (directory + "/nixos/lib/eval-config.nix") then everything nixosEvaluation derivations
    else if builtins.pathExists (directory + "/lib/modules.nix") then everything libEvaluation whole
    else throw "ASHLAR_NIXPKGS=${nixpkgs} is not a copy of nixpkgs: it has neither nixos/ nor lib/";
}
