# A bootable, bit-for-bit reproducible image of one role, from Debian packages pinned in lock.json. Needs no network and
# no nixpkgs. How to call it and what comes out: README.md.
{ debs                  # absolute path of the directory with <sha256>.deb for every locked package, and seed/ from seed.sh
, role                  # absolute path of the role's file
, version               # version of the image
, buildId ? ""          # identity of the build's inputs, written into the image as it is
, applianceJars         # absolute path of the directory of jars; the class path is their sorted order
, ukiTool ? null        # absolute path of the jar that assembles the UKI; without it there is no image.efi
, classLists ? null     # absolute path of the directory with <role>.txt; default: classlists/ beside this file
}:
let
  path = text: /. + text;
  lock = builtins.fromJSON (builtins.readFile ./lock.json);
  debian = import ./lib/debian.nix { inherit lock; debs = path debs; };
  roleData = import (path role);

  toolroot = debian.unpack "ashlar-tools" (debian.group "tools");
  jdk = debian.unpack "ashlar-jdk" (debian.group "jdk");
  stub = debian.unpack "ashlar-stub" (debian.group "stub");
  kernel = import ./lib/kernel.nix { inherit debian; };
  runtimeOf = import ./lib/runtime.nix { inherit debian jdk toolroot; };
  base = import ./lib/base.nix { inherit debian toolroot runtimeOf; } roleData;

  isJar = file: type: type == "directory" || builtins.match ".*[.]jar" file != null;
  jars = builtins.path { path = path applianceJars; name = "jars"; filter = isJar; };
  classListFile = (if classLists == null then ./classlists else path classLists) + "/${roleData.name}.txt";
  application = import ./lib/application.nix { inherit debian toolroot; } {
    role = roleData;
    inherit version buildId base jars;
    classList = if builtins.pathExists classListFile then builtins.path { path = classListFile; name = "classlist"; } else null;
  };

  # "NAME JSON-RECORD-WITHOUT-ITS-CLOSING-BRACE" per line, for packages.json.
  partOf = part: name: let p = debian.package name; in
    "${name} {\"name\": \"${name}\", \"version\": \"${p.version}\", \"architecture\": \"${p.architecture}\", \"sha256\": \"${p.sha256}\", \"part\": \"${part}\"";
  sources = builtins.concatStringsSep "\n" (
    map (partOf "root") (debian.closureOf roleData.name)
    ++ [ (partOf "runtime" "openjdk-25-jdk-headless") (partOf "kernel" "linux-source-6.12") ]);

  image = import ./lib/image.nix { inherit debian jdk stub; } {
    role = roleData;
    inherit version kernel base application sources;
    ukiTool = if ukiTool == null then null else builtins.path { path = path ukiTool; name = "uki-tool.jar"; };
  };
in
{ inherit image application base kernel toolroot jdk; }
