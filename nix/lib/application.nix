# The part of the root file system that changes often: jars, their class data archive, the role.
{ debian, toolroot }: { role, version, buildId, base, jars, classList }:
debian.build "ashlar-application-${role.name}" ./application.sh {
  inherit toolroot base jars version buildId;
  archive = ./archive.sh;
  roleName = role.name;
  inherit (role.java) mainClass;
  options = builtins.concatStringsSep "\n" (role.java.options ++ [ "-Xmx${toString role.java.heapMebibytes}m" ]);
  classList = if classList == null then "" else classList;
  restarts = toString (builtins.head role.services).restarts;
  role = builtins.toJSON (role // { role = role.name; });
  # "PATH MODE STORE-FILE" per line.
  files = builtins.concatStringsSep "\n" (map
    (path: "${path} ${role.files.${path}.mode or "0644"} ${builtins.toFile "file" role.files.${path}.text}")
    (builtins.attrNames role.files));
}
