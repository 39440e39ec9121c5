# The kernel: Debian's source, the smallest configuration, and the options of kernel.fragment on top. No modules.
{ debian }:
debian.build "ashlar-kernel" ./kernel.sh {
  toolroot = debian.unpack "ashlar-kernel-tools" (debian.group "kernel-build");
  source = (builtins.head (debian.group "kernel-source")).deb;
  fragment = ./kernel.fragment;
  buildTimestamp = "Thu Jan  1 00:00:01 UTC 1970";
}
