package dev.ashlar.stacks.language;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import dev.ashlar.contract.AshlarException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import pulumirpc.Language.AboutRequest;
import pulumirpc.Language.AboutResponse;
import pulumirpc.Language.DependencyInfo;
import pulumirpc.Language.GetProgramDependenciesRequest;
import pulumirpc.Language.GetProgramDependenciesResponse;
import pulumirpc.Language.GetRequiredPackagesRequest;
import pulumirpc.Language.GetRequiredPackagesResponse;
import pulumirpc.Language.GetRequiredPluginsRequest;
import pulumirpc.Language.GetRequiredPluginsResponse;
import pulumirpc.Language.InstallDependenciesRequest;
import pulumirpc.Language.InstallDependenciesResponse;
import pulumirpc.Language.LanguageHandshakeRequest;
import pulumirpc.Language.LanguageHandshakeResponse;
import pulumirpc.Language.RunRequest;
import pulumirpc.Language.RunResponse;
import pulumirpc.Language.RuntimeOptionsRequest;
import pulumirpc.Language.RuntimeOptionsResponse;
import pulumirpc.LanguageRuntimeGrpc;
import pulumirpc.Plugin.PluginDependency;
import pulumirpc.Plugin.PluginInfo;

/** The {@code LanguageRuntime} service for programs that are a jar. What it does not do answers UNIMPLEMENTED. */
final class LanguageHost extends LanguageRuntimeGrpc.LanguageRuntimeImplBase implements AutoCloseable {
    /** A program that ended so has told the user why. */
    private static final int ACTIONABLE_MESSAGE_SHOWN = 32;

    private final String engineAddress;
    private final Path java;
    private final Set<Program> running = ConcurrentHashMap.newKeySet();

    LanguageHost(String engineAddress, Path java) {
        this.engineAddress = engineAddress;
        this.java = java;
    }

    @Override
    public void handshake(LanguageHandshakeRequest request, StreamObserver<LanguageHandshakeResponse> reply) {
        answer(reply, LanguageHandshakeResponse::getDefaultInstance);
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> reply) {
        answer(reply, () -> PluginInfo.newBuilder().setVersion("0.1.0").build());
    }

    @Override
    public void getRequiredPackages(
            GetRequiredPackagesRequest request, StreamObserver<GetRequiredPackagesResponse> reply) {
        answer(
                reply,
                () -> GetRequiredPackagesResponse.newBuilder()
                        .addAllPackages(RequiredPackages.of(ProgramJar.of(request.getInfo())))
                        .build());
    }

    @Override
    @SuppressWarnings("deprecation") // older engines still ask
    public void getRequiredPlugins(
            GetRequiredPluginsRequest request, StreamObserver<GetRequiredPluginsResponse> reply) {
        answer(
                reply,
                () -> GetRequiredPluginsResponse.newBuilder()
                        .addAllPlugins(RequiredPackages.of(ProgramJar.of(request.getInfo())).stream()
                                .map(found -> PluginDependency.newBuilder()
                                        .setName(found.getName())
                                        .setKind(found.getKind())
                                        .setVersion(found.getVersion())
                                        .setServer(found.getServer())
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public void run(RunRequest request, StreamObserver<RunResponse> reply) {
        answer(reply, () -> run(request));
    }

    private RunResponse run(RunRequest request) {
        var jar = ProgramJar.of(request.getInfo());
        if (jar.isMissing()) {
            return error("program jar " + jar.file() + " is missing: run \"pulumi install\" to build it");
        }
        try (var log = new EngineLog(engineAddress)) {
            var program = Program.start(ProgramLaunch.of(request, engineAddress, java, jar), log);
            running.add(program);
            try {
                return response(program.exitCode());
            } finally {
                running.remove(program);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return error("the program was interrupted");
        }
    }

    private static RunResponse response(int exitCode) {
        return switch (exitCode) {
            case 0 -> RunResponse.getDefaultInstance();
            case ACTIONABLE_MESSAGE_SHOWN ->
                RunResponse.newBuilder().setBail(true).build();
            default -> error("the program ended with exit code " + exitCode);
        };
    }

    private static RunResponse error(String message) {
        return RunResponse.newBuilder().setError(message).build();
    }

    @Override
    public void installDependencies(
            InstallDependenciesRequest request, StreamObserver<InstallDependenciesResponse> reply) {
        try {
            var info = request.getInfo();
            ProgramBuild.run(ProgramJar.of(info), Path.of(info.getProgramDirectory()), line -> {
                synchronized (reply) {
                    reply.onNext(InstallDependenciesResponse.newBuilder()
                            .setStdout(ByteString.copyFromUtf8(line + "\n"))
                            .build());
                }
            });
            reply.onCompleted();
        } catch (AshlarException e) {
            reply.onError(failure(e));
        }
    }

    @Override
    public void getProgramDependencies(
            GetProgramDependenciesRequest request, StreamObserver<GetProgramDependenciesResponse> reply) {
        answer(reply, () -> {
            var jar = ProgramJar.of(request.getInfo());
            return GetProgramDependenciesResponse.newBuilder()
                    .addAllDependencies(
                            jar.isMissing()
                                    ? List.of()
                                    : jar.classPath().stream()
                                            .skip(1)
                                            .map(LanguageHost::dependency)
                                            .toList())
                    .build();
        });
    }

    /** Name and version as a Maven file name has them: {@code gson-2.14.0.jar}. */
    static DependencyInfo dependency(Path file) {
        var name = file.getFileName().toString().replaceFirst("\\.jar$", "");
        var parts = name.split("-(?=\\d)", 2);
        return DependencyInfo.newBuilder()
                .setName(parts[0])
                .setVersion(parts.length == 2 ? parts[1] : "")
                .build();
    }

    @Override
    public void about(AboutRequest request, StreamObserver<AboutResponse> reply) {
        answer(
                reply,
                () -> AboutResponse.newBuilder()
                        .setExecutable(java.toString())
                        .setVersion(Runtime.version().toString())
                        .build());
    }

    @Override
    public void runtimeOptionsPrompts(RuntimeOptionsRequest request, StreamObserver<RuntimeOptionsResponse> reply) {
        answer(reply, RuntimeOptionsResponse::getDefaultInstance);
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> reply) {
        close();
        answer(reply, Empty::getDefaultInstance);
    }

    /** Stops what still runs. */
    @Override
    public void close() {
        running.forEach(Program::stop);
    }

    private static <T> void answer(StreamObserver<T> reply, Supplier<T> response) {
        try {
            reply.onNext(response.get());
            reply.onCompleted();
        } catch (AshlarException e) {
            reply.onError(failure(e));
        }
    }

    private static RuntimeException failure(AshlarException e) {
        return Status.UNKNOWN.withDescription(e.getMessage()).withCause(e).asRuntimeException();
    }
}
