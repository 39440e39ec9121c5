# The appliance every machine of a site can be: enrols, reports, changes its own image when told to.
{
  name = "agent";
  version = "1";
  description = "Machine that proves its identity, reports its health and moves from image to image";

  # Debian packages of the root file system, beside the Java runtime.
  packages = [ "busybox-static" "libc6" "libgcc-s1" "libstdc++6" "zlib1g" ];

  java = {
    mainClass = "dev.ashlar.service.ApplianceMain";
    jars = "agent"; # the group of the appliance's jars the builder puts in
    modules = [ "java.base" "java.logging" "jdk.httpserver" "jdk.unsupported" ];
    options = [ "-XX:+UseSerialGC" "-XX:TieredStopAtLevel=1" "-XX:-UsePerfData" "-Xss512k" ];
    heapMebibytes = 64;
  };

  # What init starts; one process, restarted a few times before the machine reboots.
  services = [
    { name = "appliance"; command = "java"; restarts = 5; }
  ];

  ports = [
    { name = "health"; port = 8443; protocol = "tcp"; description = "GET /health, over TLS once enrolled"; }
  ];

  # Extra files of the root file system: path -> { text, mode }.
  files = { };

  healthChecks = [
    { name = "service"; type = "tcp"; port = 8443; timeoutSeconds = 5; }
    { name = "network"; type = "file"; path = "/run/ashlar/lease"; }
  ];

  kernelParameters = [ "console=ttyS0" "quiet" "no_timer_check" "rootfstype=ramfs" "panic=10" ];
  memoryMinimumMebibytes = 192;
}
