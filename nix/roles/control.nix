# The appliance that runs a site's control plane: the agent's duties, and inventory, rollouts and certificates.
{
  name = "control";
  version = "1";
  description = "Control plane of a site: inventory, rollouts and the certificate authority's front";

  packages = [ "busybox-static" "libc6" "libgcc-s1" "libstdc++6" "zlib1g" ];

  java = {
    mainClass = "dev.ashlar.service.ApplianceMain";
    jars = "control";
    modules = [
      "java.base" "java.logging" "java.management" "java.naming" "java.security.jgss" "java.security.sasl" "java.sql" "java.xml"
      "jdk.httpserver" "jdk.unsupported"
    ];
    options = [ "-XX:+UseSerialGC" "-XX:TieredStopAtLevel=1" "-XX:-UsePerfData" "-Xss512k" ];
    heapMebibytes = 160;
  };

  services = [
    { name = "appliance"; command = "java"; restarts = 5; }
  ];

  ports = [
    { name = "health"; port = 8443; protocol = "tcp"; description = "GET /health and the control plane's API, over TLS"; }
  ];

  files = { };

  healthChecks = [
    { name = "service"; type = "tcp"; port = 8443; timeoutSeconds = 5; }
    { name = "network"; type = "file"; path = "/run/ashlar/lease"; }
  ];

  kernelParameters = [ "console=ttyS0" "quiet" "no_timer_check" "rootfstype=ramfs" "panic=10" ];
  memoryMinimumMebibytes = 384;
}
