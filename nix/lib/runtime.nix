# A Java runtime of just the named modules, by jlink. Uncompressed: the initrd compresses it better as a whole.
{ debian, jdk, toolroot }: modules:
debian.build "ashlar-runtime" ./runtime.sh {
  inherit jdk toolroot;
  modules = builtins.concatStringsSep "," modules;
}
