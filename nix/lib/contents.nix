# Which files of a package go into an image. A package that is not named here goes in whole, without its documentation.
let library = names: map (name: "usr/lib/x86_64-linux-gnu/${name}") names;
in
{
  busybox-static = [ "usr/bin/busybox" ];
  gcc-14-base = [ ];
  libc6 = library [
    "ld-linux-x86-64.so.2" "libc.so.6" "libdl.so.2" "libm.so.6" "libpthread.so.0" "libresolv.so.2" "librt.so.1"
    "libnss_dns.so.2" "libnss_files.so.2"
  ] ++ [ "usr/lib64/ld-linux-x86-64.so.2" ];
  libgcc-s1 = library [ "libgcc_s.so.1" ];
  "libstdc++6" = library [ "libstdc++.so.6*" ];
  zlib1g = library [ "libz.so.1*" ];
}
