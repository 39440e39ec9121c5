package dev.ashlar.stacks.provider;

import com.google.protobuf.Empty;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.stacks.provider.resource.Cancellation;
import dev.ashlar.stacks.provider.resource.Operation;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.InputCheck;
import dev.ashlar.stacks.provider.value.Wire;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc;

/** The {@code ResourceProvider} service: protobuf in, values through a resource type, protobuf out. Thread-safe. */
final class ProviderService extends ResourceProviderGrpc.ResourceProviderImplBase {
    static final String VERSION = "0.1.0";

    private final Function<Optional<Path>, ResourceTypes> open;
    private final EngineMessages messages;
    private final InstantSource clock;
    private final Cancellation cancellation = new Cancellation();
    private volatile Optional<Path> home = Optional.empty();

    /** @param open gives the resource types for the configured home folder */
    ProviderService(Function<Optional<Path>, ResourceTypes> open, EngineMessages messages, InstantSource clock) {
        this.open = open;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void handshake(ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> reply) {
        answer(reply, () -> {
            messages.connect(request.getEngineAddress());
            return ProviderHandshakeResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setAcceptResources(true)
                    .setAcceptOutputs(true)
                    .build();
        });
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> reply) {
        answer(reply, () -> {
            messages.connect(request.getAddress());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> reply) {
        answer(reply, () -> PluginInfo.newBuilder().setVersion(VERSION).build());
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> reply) {
        answer(
                reply,
                () -> GetSchemaResponse.newBuilder().setSchema(Schema.text()).build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> reply) {
        answer(reply, () -> {
            var given = Wire.read(request.getNews());
            return response(
                    new InputCheck(given.without("version")).optionalText("home", ProviderService::requireAbsolute));
        });
    }

    private static void requireAbsolute(String home) {
        if (!Path.of(home).isAbsolute()) {
            throw AshlarException.user("\"" + home + "\" is not an absolute path");
        }
    }

    /** Another home folder is another set of sites, yet never a reason to replace what exists. */
    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> reply) {
        answer(
                reply,
                () -> DiffResponse.newBuilder()
                        .setChanges(
                                request.getOldInputs().equals(request.getNews())
                                        ? DiffResponse.DiffChanges.DIFF_NONE
                                        : DiffResponse.DiffChanges.DIFF_SOME)
                        .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> reply) {
        answer(reply, () -> {
            home = Wire.read(request.getArgs()).text("home").map(Path::of);
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setSupportsPreview(true)
                    .setAcceptResources(true)
                    .setAcceptOutputs(true)
                    .build();
        });
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> reply) {
        answer(
                reply,
                () -> response(
                        types().of(request.getUrn()).check(Urn.name(request.getUrn()), Wire.read(request.getNews()))));
    }

    private static CheckResponse response(InputCheck check) {
        return CheckResponse.newBuilder()
                .addAllFailures(check.problems().stream()
                        .map(problem -> CheckFailure.newBuilder()
                                .setProperty(problem.property())
                                .setReason(problem.property() + ": " + problem.reason())
                                .build())
                        .toList())
                .setInputs(Wire.write(check.checked()))
                .build();
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> reply) {
        answer(
                reply,
                () -> Diffs.of(
                        types().of(request.getUrn()),
                        Wire.read(request.getOlds()),
                        Wire.read(request.getOldInputs()),
                        Wire.read(request.getNews())));
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> reply) {
        answer(reply, () -> {
            var made = types().of(request.getUrn())
                    .create(
                            Wire.read(request.getProperties()),
                            operation(request.getUrn(), request.getTimeout(), request.getPreview()));
            if (!made.problems().isEmpty()) {
                throw Failures.incomplete(made);
            }
            return CreateResponse.newBuilder()
                    .setId(made.id())
                    .setProperties(Wire.write(made.state()))
                    .build();
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> reply) {
        answer(
                reply,
                () -> UpdateResponse.newBuilder()
                        .setProperties(Wire.write(types().of(request.getUrn())
                                .update(
                                        request.getId(),
                                        Wire.read(request.getOlds()),
                                        Wire.read(request.getNews()),
                                        operation(request.getUrn(), request.getTimeout(), request.getPreview()))))
                        .build());
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> reply) {
        answer(
                reply,
                () -> types().of(request.getUrn())
                        .read(
                                request.getId(),
                                Wire.read(request.getInputs()),
                                Wire.read(request.getProperties()),
                                operation(request.getUrn(), request.getTimeout(), false))
                        .map(found -> ReadResponse.newBuilder()
                                .setId(request.getId())
                                .setInputs(Wire.write(checked(request.getUrn(), found.inputs())))
                                .setProperties(Wire.write(found.state()))
                                .build())
                        .orElseGet(ReadResponse::getDefaultInstance));
    }

    /** With the same defaults as the program's inputs get, so that an import shows no difference. */
    private Fields checked(String urn, Fields inputs) {
        return types().of(urn).check(Urn.name(urn), inputs).checked();
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> reply) {
        answer(reply, () -> {
            types().of(request.getUrn())
                    .delete(
                            request.getId(),
                            Wire.read(request.getProperties()),
                            operation(request.getUrn(), request.getTimeout(), false));
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> reply) {
        cancellation.cancel();
        answer(reply, Empty::getDefaultInstance);
    }

    private ResourceTypes types() {
        return open.apply(home);
    }

    private Operation operation(String urn, double timeoutSeconds, boolean preview) {
        var limit = timeoutSeconds > 0
                ? Optional.of(Duration.ofMillis((long) (timeoutSeconds * 1000)))
                : Optional.<Duration>empty();
        return new Operation(preview, limit, messages.about(urn), clock, cancellation);
    }

    private static <T> void answer(StreamObserver<T> reply, Supplier<T> response) {
        T value;
        try {
            value = response.get();
        } catch (io.grpc.StatusRuntimeException e) {
            reply.onError(e);
            return;
        } catch (RuntimeException e) {
            reply.onError(Failures.of(e));
            return;
        }
        reply.onNext(value);
        reply.onCompleted();
    }
}
