# Debian's packages as Nix inputs, each checked against the lock, and directory trees unpacked from them.
{ lock, debs }:
let
  # Store names do not allow the "~", "%" and ":" of Debian's versions.
  storeName = builtins.replaceStrings [ "~" "%" ":" ] [ "-" "-" "-" ];

  # busybox dispatches on its own file name, so the seed is a directory that holds a file called "busybox".
  seed = builtins.path {
    path = debs + "/seed";
    name = "seed";
    recursive = true;
    sha256 = lock.seed.narSha256;
  };

  byName = builtins.listToAttrs (map (package: { inherit (package) name; value = package; }) lock.packages);

  package = name:
    let locked = byName.${name} or (throw "package ${name} is not in lock.json: run `ashlar image lock`");
    in locked // {
      deb = builtins.path {
        path = debs + "/${locked.sha256}.deb";
        name = storeName "${name}_${locked.version}.deb";
        recursive = false;
        inherit (locked) sha256;
      };
    };

  group = name: map package (lock.groups.${name} or (throw "group ${name} is not in lock.json: run `ashlar image lock`"));

  closureOf = role: lock.roles.${role} or (throw "role ${role} is not in lock.json: run `ashlar image lock`");

  # Every builder is a shell script run by the seed, in the sandbox, with `enter` at hand.
  build = name: script: inputs: derivation ({
    inherit name seed;
    system = "x86_64-linux";
    builder = "${seed}/bin/busybox";
    args = [ "ash" "-eu" script ];
    enter = ./enter.sh;
    SOURCE_DATE_EPOCH = "1";
  } // inputs);

  # A tree in which Debian's own programs run, see enter.sh.
  unpack = name: packages: build name ./unpack.sh {
    debs = map (p: p.deb) (builtins.filter (p: p.name != "base-files") packages);
  };
in
{ inherit seed package group closureOf build unpack; }
