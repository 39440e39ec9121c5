# What the build itself needs from Debian, by group. What an image contains is said by its role.
#   closure = true: the packages and everything they depend on; false: exactly these packages.
{
  tools = {
    closure = true;
    packages = [ "bash" "binutils" "busybox-static" "coreutils" "cpio" "findutils" "gawk" "grep" "gzip" "sed" "tar" "xz-utils" "zstd" ];
  };

  kernel-build = {
    closure = true;
    packages = [ "bash" "bc" "binutils" "bison" "coreutils" "diffutils" "findutils" "flex" "gawk" "gcc-14" "grep" "gzip" "libc6-dev" "libelf-dev" "make" "perl" "sed" "tar" "xz-utils" "zstd" ];
  };

  kernel-source = {
    closure = false;
    packages = [ "linux-source-6.12" ];
  };

  # The compiler is not used: jlink makes the runtime from the modules in jdk-headless.
  jdk = {
    closure = false;
    packages = [ "libc6" "libgcc-s1" "libstdc++6" "openjdk-25-jdk-headless" "openjdk-25-jre-headless" "zlib1g" ];
  };

  stub = {
    closure = false;
    packages = [ "systemd-boot-efi" ];
  };
}
