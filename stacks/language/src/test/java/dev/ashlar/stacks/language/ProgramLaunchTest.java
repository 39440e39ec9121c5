package dev.ashlar.stacks.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.ashlar.contract.AshlarException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pulumirpc.Language.ProgramInfo;
import pulumirpc.Language.RunRequest;

final class ProgramLaunchTest {
    private static final ProgramInfo PROGRAM = ProgramInfo.newBuilder()
            .setProgramDirectory("/stacks/a b")
            .setOptions(Struct.newBuilder()
                    .putFields(
                            "binary",
                            Value.newBuilder().setStringValue("target/x.jar").build()))
            .build();

    @Test
    void jarIsRelativeToTheProgramsFolder() {
        assertEquals(Path.of("/stacks/a b/target/x.jar"), ProgramJar.of(PROGRAM).file());
    }

    @Test
    void projectWithoutBinaryIsRefused() {
        var failure = assertThrows(AshlarException.class, () -> ProgramJar.of(ProgramInfo.getDefaultInstance()));
        assertTrue(failure.getMessage().contains("runtime.options.binary"));
    }

    @Test
    void configurationGoesThroughTheEnvironmentAndNeverThroughArguments() {
        var request = RunRequest.newBuilder()
                .setInfo(PROGRAM)
                .setPwd("/stacks")
                .setStack("dev")
                .setDryRun(true)
                .putConfig("lab:password", "hunter2")
                .addConfigSecretKeys("lab:password")
                .build();
        var launch = ProgramLaunch.of(request, "127.0.0.1:1", Path.of("/jdk/bin/java"), ProgramJar.of(PROGRAM));
        assertEquals("{\"lab:password\":\"hunter2\"}", launch.environment().get("PULUMI_CONFIG"));
        assertEquals("true", launch.environment().get("PULUMI_DRY_RUN"));
        assertFalse(launch.toString().contains("hunter2"));
    }

    @Test
    void programHasMoreThanOneCommonWorker() {
        var launch = ProgramLaunch.of(
                RunRequest.newBuilder().setInfo(PROGRAM).build(), "", Path.of("java"), ProgramJar.of(PROGRAM));
        assertTrue(launch.arguments().contains("-Djava.util.concurrent.ForkJoinPool.common.parallelism=8"));
    }

    @Test
    void dependencyIsNamedAsItsFileIs() {
        var found = LanguageHost.dependency(Path.of("lib/grpc-netty-shaded-1.85.1.jar"));
        assertEquals("grpc-netty-shaded 1.85.1", found.getName() + " " + found.getVersion());
    }
}
