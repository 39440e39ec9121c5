package dev.ashlar.stacks.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.ashlar.stacks.provider.host.MemorySites;
import dev.ashlar.stacks.provider.host.MemoryWorkshop;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.Value;
import dev.ashlar.stacks.provider.value.Wire;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.ErrorResourceInitFailed;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc;

/** The protocol as an engine speaks it, over real gRPC, against sites in memory. */
final class ProviderTest {
    private static final String SITE = "ashlar:index:Site";
    private static final String IMAGE = "ashlar:index:Image";
    private static final String MACHINE = "ashlar:index:Machine";
    private static final String ROLLOUT = "ashlar:index:Rollout";

    private final MemorySites sites = new MemorySites();
    private final MemoryWorkshop workshop = new MemoryWorkshop();
    private ProviderServer server;
    private ManagedChannel channel;
    private ResourceProviderGrpc.ResourceProviderBlockingStub provider;

    @BeforeEach
    void start() throws IOException {
        server = ProviderServer.on(sites, workshop);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
        provider = ResourceProviderGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
    }

    @Test
    void handshakeAcceptsSecretsResourcesAndOutputs() {
        var reply = provider.handshake(ProviderHandshakeRequest.newBuilder()
                .setEngineAddress("127.0.0.1:1")
                .build());
        assertTrue(reply.getAcceptSecrets() && reply.getAcceptResources() && reply.getAcceptOutputs());
    }

    @Test
    void servesItsSchema() {
        var schema = provider.getSchema(GetSchemaRequest.getDefaultInstance()).getSchema();
        assertTrue(schema.contains("\"ashlar:index:Rollout\""));
    }

    @Test
    void keepsSecretsSecretFromCheckToState() {
        var inputs = Fields.EMPTY.with("name", "dev").with("ledger", ledger("hunter2"));
        var checked = check(SITE, inputs);
        var state = create(SITE, checked.getInputs()).getProperties();
        var password = Wire.read(state).fields("ledger").orElseThrow().get("password");
        assertEquals(new Value.Secret(Value.of("hunter2")), password);
        assertTrue(sites.settings.orElseThrow().contains("hunter2"), "the site itself must be told");
        assertFalse(Wire.read(state).toString().contains("hunter2"));
    }

    @Test
    void checkNamesThePropertyAndTheReason() {
        var failures = check(
                        MACHINE,
                        Fields.EMPTY
                                .with("site", "dev")
                                .with("role", "agent")
                                .with("firmware", "coreboot")
                                .with("memoryMib", 3)
                                .with("wheels", 4))
                .getFailuresList();
        assertEquals(
                List.of("firmware", "memoryMib", "wheels"),
                failures.stream().map(failure -> failure.getProperty()).toList());
    }

    @Test
    void checkRefusesSecureBootOnLegacyFirmware() {
        var failures =
                check(MACHINE, machine("agent-1").with("secureBoot", true)).getFailuresList();
        assertTrue(failures.getFirst().getReason().contains("need firmware uefi"), failures.toString());
    }

    @Test
    void unchangedInputsAreNoDifference() {
        var made = fleet("1.0.0");
        assertEquals(
                DiffChanges.DIFF_NONE,
                diff(MACHINE, made.machine(), made.machineInputs(), made.machineInputs())
                        .getChanges());
        assertEquals(
                DiffChanges.DIFF_NONE,
                diff(ROLLOUT, made.rollout(), made.rolloutInputs(), made.rolloutInputs())
                        .getChanges());
    }

    @Test
    void changedMemoryIsAnUpdateAndAnotherSiteAReplacement() {
        var made = fleet("1.0.0");
        var bigger = Wire.write(Wire.read(made.machineInputs()).with("memoryMib", 512));
        var elsewhere = Wire.write(Wire.read(made.machineInputs()).with("site", "other"));
        assertTrue(diff(MACHINE, made.machine(), made.machineInputs(), bigger)
                .getReplacesList()
                .isEmpty());
        assertEquals(
                List.of("site"),
                diff(MACHINE, made.machine(), made.machineInputs(), elsewhere).getReplacesList());
    }

    @Test
    void changedBuildInputsBehindTheSameVersionAreADifference() {
        create(SITE, check(SITE, Fields.EMPTY.with("name", "dev")).getInputs());
        var inputs = check(IMAGE, image("1.0.0")).getInputs();
        var state = create(IMAGE, inputs).getProperties();
        assertEquals(DiffChanges.DIFF_NONE, diff(IMAGE, state, inputs, inputs).getChanges());
        workshop.content = "second";
        assertTrue(diff(IMAGE, state, inputs, inputs).getDetailedDiffMap().containsKey("buildId"));
    }

    @Test
    void killedMachineIsDriftAndUpdateStartsItAgain() {
        var made = fleet("1.0.0");
        sites.site("dev").kill("agent-1");
        var found = provider.read(ReadRequest.newBuilder()
                .setUrn(urn(MACHINE))
                .setId("dev/agent-1")
                .setInputs(made.machineInputs())
                .setProperties(made.machine())
                .build());
        assertEquals(
                List.of("running"),
                diff(MACHINE, found.getProperties(), found.getInputs(), made.machineInputs())
                        .getDiffsList());

        var repaired = provider.update(UpdateRequest.newBuilder()
                .setUrn(urn(MACHINE))
                .setId("dev/agent-1")
                .setOlds(found.getProperties())
                .setNews(made.machineInputs())
                .build());
        assertTrue(Wire.read(repaired.getProperties()).flag("running"));
    }

    @Test
    void importFindsInputsThatShowNoDifference() {
        var made = fleet("1.0.0");
        var found = provider.read(ReadRequest.newBuilder()
                .setUrn(urn(MACHINE))
                .setId("dev/agent-1")
                .build());
        assertEquals(made.machineInputs(), found.getInputs());
    }

    @Test
    void failingFirstRolloutLeavesStateToComeBackTo() {
        create(SITE, check(SITE, Fields.EMPTY.with("name", "dev")).getInputs());
        create(IMAGE, check(IMAGE, image("1.0.0")).getInputs());
        create(MACHINE, check(MACHINE, machine("agent-1")).getInputs());
        sites.site("dev").declareBad("agent:1.0.0", true);
        var inputs = check(ROLLOUT, rollout("1.0.0")).getInputs();
        var failure = assertThrows(StatusRuntimeException.class, () -> create(ROLLOUT, inputs));
        var detail = incomplete(failure);
        assertEquals("dev/agent", detail.getId());
        assertTrue(detail.getReasons(0).contains("check http fails"), detail.getReasons(0));
    }

    @Test
    void siteThatDoesNotStartIsKeptInTheStateWithTheReason() {
        sites.startFailure = Optional.of("no disk space");
        var inputs = check(SITE, Fields.EMPTY.with("name", "dev")).getInputs();
        var failure = assertThrows(StatusRuntimeException.class, () -> create(SITE, inputs));
        assertEquals(List.of("no disk space"), incomplete(failure).getReasonsList());
        assertEquals("dev", incomplete(failure).getId());
    }

    @Test
    void rolledBackUpdateFailsWithTheReason() {
        var made = fleet("1.0.0");
        create(IMAGE, check(IMAGE, image("2.0.0")).getInputs());
        sites.site("dev").declareBad("agent:2.0.0", true);
        var inputs = check(ROLLOUT, rollout("2.0.0")).getInputs();
        var failure = assertThrows(
                StatusRuntimeException.class,
                () -> provider.update(UpdateRequest.newBuilder()
                        .setUrn(urn(ROLLOUT))
                        .setId("dev/agent")
                        .setOlds(made.rollout())
                        .setNews(inputs)
                        .build()));
        assertTrue(String.valueOf(failure.getMessage()).contains("rolled-back"), failure.getMessage());
    }

    @Test
    void previewMakesNothing() {
        provider.create(CreateRequest.newBuilder()
                .setUrn(urn(SITE))
                .setPreview(true)
                .setProperties(check(SITE, Fields.EMPTY.with("name", "dev")).getInputs())
                .build());
        assertThrows(AssertionError.class, () -> sites.site("dev"));
    }

    @Test
    void deletingWhatIsGoneSucceeds() {
        for (var token : List.of(SITE, MACHINE, ROLLOUT)) {
            provider.delete(DeleteRequest.newBuilder()
                    .setUrn(urn(token))
                    .setId(token.equals(SITE) ? "dev" : "dev/agent-1")
                    .build());
        }
    }

    @Test
    void deletionStartsASiteThatIsDown() {
        var made = fleet("1.0.0");
        sites.site("dev").run(false);
        provider.delete(DeleteRequest.newBuilder()
                .setUrn(urn(MACHINE))
                .setId("dev/agent-1")
                .setProperties(made.machine())
                .build());
        assertEquals(List.of(), sites.site("dev").machineNames());
    }

    @Test
    void cancelEndsTheWaitForAMachine() {
        fleet("1.0.0");
        sites.site("dev").kill("agent-1");
        sites.site("dev").declareBad("agent:1.0.0", true);
        provider.cancel(Empty.getDefaultInstance());
        var inputs = check(MACHINE, machine("agent-1")).getInputs();
        var failure = assertThrows(StatusRuntimeException.class, () -> create(MACHINE, inputs));
        assertTrue(incomplete(failure).getReasons(0).contains("cancelled"));
    }

    private record Made(Struct machineInputs, Struct machine, Struct rolloutInputs, Struct rollout) {}

    private Made fleet(String version) {
        create(SITE, check(SITE, Fields.EMPTY.with("name", "dev")).getInputs());
        create(IMAGE, check(IMAGE, image(version)).getInputs());
        var machineInputs = check(MACHINE, machine("agent-1")).getInputs();
        var machine = create(MACHINE, machineInputs).getProperties();
        var rolloutInputs = check(ROLLOUT, rollout(version)).getInputs();
        return new Made(
                machineInputs,
                machine,
                rolloutInputs,
                create(ROLLOUT, rolloutInputs).getProperties());
    }

    private static Fields machine(String name) {
        return Fields.EMPTY.with("site", "dev").with("name", name).with("role", "agent");
    }

    private static Fields image(String version) {
        return Fields.EMPTY.with("site", "dev").with("role", "agent").with("version", version);
    }

    private static Fields rollout(String version) {
        return Fields.EMPTY
                .with("site", "dev")
                .with("image", "agent:" + version)
                .with("machines", Value.ofTexts(List.of("agent-1")));
    }

    private static Fields ledger(String password) {
        return Fields.EMPTY
                .with("url", "jdbc:postgresql://db/x")
                .with("user", "ashlar")
                .with("password", password);
    }

    private static String urn(String token) {
        return "urn:pulumi:dev::lab::" + token + "::agent-1";
    }

    private CheckResponse check(String token, Fields inputs) {
        return provider.check(CheckRequest.newBuilder()
                .setUrn(urn(token))
                .setNews(Wire.write(inputs))
                .build());
    }

    private CreateResponse create(String token, Struct inputs) {
        return provider.create(CreateRequest.newBuilder()
                .setUrn(urn(token))
                .setProperties(inputs)
                .build());
    }

    private DiffResponse diff(String token, Struct state, Struct oldInputs, Struct inputs) {
        return provider.diff(DiffRequest.newBuilder()
                .setUrn(urn(token))
                .setOlds(state)
                .setOldInputs(oldInputs)
                .setNews(inputs)
                .build());
    }

    private static ErrorResourceInitFailed incomplete(StatusRuntimeException failure) {
        try {
            var status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
            return status.getDetails(0).unpack(ErrorResourceInitFailed.class);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
