# What is shipped: kernel, initrd, command line, the list of what is in it, and, given an assembler, the UKI.
{ debian, jdk, stub }: { role, version, kernel, base, application, sources, ukiTool }:
debian.build "ashlar-image-${role.name}-${version}" ./image.sh {
  inherit kernel base application sources jdk stub;
  cmdline = builtins.concatStringsSep " " role.kernelParameters;
  ukiTool = if ukiTool == null then "" else ukiTool;
}
