package dev.ashlar.stacks.language;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pulumirpc.Language.RunRequest;

/**
 * How a program is started: pure, so that it can be looked at in a test. Configuration, secret values included, goes
 * through the environment because that is where Pulumi's SDK reads it.
 */
record ProgramLaunch(List<String> arguments, Path directory, Map<String, String> environment) {
    private static final Gson GSON = new Gson();

    static ProgramLaunch of(RunRequest request, String engineAddress, Path java, ProgramJar jar) {
        return new ProgramLaunch(
                List.of(
                        java.toString(),
                        // With one worker, as on a machine of two cores, the SDK's own wait occupies it for ever.
                        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=8",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.file().toString()),
                Path.of(request.getPwd().isEmpty() ? "." : request.getPwd()),
                environment(request, engineAddress));
    }

    private static Map<String, String> environment(RunRequest request, String engineAddress) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PULUMI_MONITOR", request.getMonitorAddress());
        variables.put("PULUMI_ENGINE", engineAddress);
        variables.put("PULUMI_ORGANIZATION", request.getOrganization());
        variables.put("PULUMI_PROJECT", request.getProject());
        variables.put("PULUMI_STACK", request.getStack());
        variables.put("PULUMI_PWD", request.getPwd());
        variables.put("PULUMI_DRY_RUN", Boolean.toString(request.getDryRun()));
        variables.put("PULUMI_PARALLEL", Integer.toString(request.getParallel()));
        variables.put("PULUMI_TRACING", "");
        variables.put("PULUMI_CONFIG", GSON.toJson(request.getConfigMap()));
        variables.put("PULUMI_CONFIG_SECRET_KEYS", GSON.toJson(List.copyOf(request.getConfigSecretKeysList())));
        return variables;
    }

    @Override
    public String toString() {
        return "ProgramLaunch[" + arguments + " in " + directory + "]";
    }
}
