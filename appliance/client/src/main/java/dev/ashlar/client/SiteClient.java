package dev.ashlar.client;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ChannelPointer;
import dev.ashlar.contract.image.Collected;
import dev.ashlar.contract.image.ImageSummary;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.contract.site.SiteFile;
import dev.ashlar.contract.site.SiteStatus;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything an operator can ask of a site, over mutual TLS. Calls block; failures are {@link AshlarException} with the
 * site's own category and line, or EXTERNAL when it does not answer. Thread-safe. The caller closes.
 */
public final class SiteClient implements AutoCloseable {
    private static final Duration ORDINARY = Duration.ofSeconds(60);
    private static final Duration LENGTHY = Duration.ofMinutes(10);

    private final SiteConnection connection;

    public SiteClient(SiteFile site) {
        this.connection = new SiteConnection(site);
    }

    public SiteStatus status() {
        return get("/status", SiteStatus.class);
    }

    public List<MachineView> machines() {
        return list("/machines", new TypeToken<>() {});
    }

    public MachineView machine(MachineName name) {
        return get("/machines/" + name, MachineView.class);
    }

    /** Registers the machine or changes it; does not power it on. */
    public MachineView putMachine(MachineSpec spec) {
        return Json.read(put("/machines/" + spec.name(), spec), MachineView.class);
    }

    /** Powers off, deletes the place, revokes its certificates, forgets it; succeeds when it is gone already. */
    public void deleteMachine(MachineName name) {
        try {
            send("DELETE", "/machines/" + name, BodyPublishers.noBody(), LENGTHY);
        } catch (AshlarException e) {
            if (e.category() != ErrorCategory.NOT_FOUND) {
                throw e;
            }
        }
    }

    public MachineView act(MachineName name, MachineAction action) {
        return Json.read(post("/machines/" + name + "/" + action.word()), MachineView.class);
    }

    /** Marks of the machine's current boot. */
    public List<TimelineEvent> timeline(MachineName name) {
        return list("/machines/" + name + "/timeline", new TypeToken<>() {});
    }

    /** Console output from {@code offset} bytes on; with {@code follow} it goes on until closed. The caller closes. */
    public InputStream console(MachineName name, long offset, boolean follow) {
        return connection.stream("/machines/" + name + "/console?offset=" + offset + "&follow=" + follow, ORDINARY);
    }

    public List<ImageSummary> images() {
        return list("/images", new TypeToken<>() {});
    }

    /** A published image by {@code role:version} or digest. */
    public SignedManifest image(String referenceOrDigest) {
        return get("/images/" + checked(referenceOrDigest), SignedManifest.class);
    }

    /** Uploads what the site does not have yet, then publishes. {@code file} finds a blob's bytes on this host. */
    public ImageSummary publish(SignedManifest signed, Function<Blob, Path> file) {
        signed.parse().blobs().stream().distinct().forEach(blob -> upload(blob.digest(), file.apply(blob)));
        return publish(signed);
    }

    /** Sends the file's bytes unless the site has them; true when they were sent. */
    public boolean upload(Digest digest, Path file) {
        var path = "/blobs/" + digest;
        if (connection.head(path, ORDINARY)) {
            return false;
        }
        send("PUT", path, bytesOf(file), LENGTHY);
        return true;
    }

    /** Publishes an image whose blobs the site has. */
    public ImageSummary publish(SignedManifest signed) {
        var body = BodyPublishers.ofString(Json.write(signed));
        return Json.read(send("PUT", "/images", body, LENGTHY), ImageSummary.class);
    }

    public void removeImage(Digest id) {
        send("DELETE", "/images/" + id, BodyPublishers.noBody(), ORDINARY);
    }

    public Collected collectGarbage() {
        return Json.read(send("POST", "/images/collect-garbage", BodyPublishers.noBody(), LENGTHY), Collected.class);
    }

    /** Where the channel points; empty before its first move. */
    public Optional<ChannelPointer> channel(String name) {
        return ifFound(() -> get("/channels/" + checked(name), ChannelPointer.class));
    }

    /** Moves the channel if nobody moved it since it was read; CONFLICT otherwise. */
    public ChannelPointer moveChannel(String name, ChannelPointer wanted) {
        return Json.read(put("/channels/" + checked(name), wanted), ChannelPointer.class);
    }

    /** The rollout that is under way, or the last one; empty before the first. */
    public Optional<RolloutStatus> currentRollout() {
        return ifFound(() -> get("/rollouts/current", RolloutStatus.class));
    }

    /** Newest first. */
    public List<RolloutStatus> rollouts(int limit) {
        return list("/rollouts?limit=" + limit, new TypeToken<>() {});
    }

    /** Starts a rollout; with {@code dryRun} only says what it would do. */
    public RolloutStatus startRollout(RolloutRequest request, boolean dryRun) {
        var body = BodyPublishers.ofString(Json.write(request));
        return Json.read(send("POST", "/rollouts?dryRun=" + dryRun, body, ORDINARY), RolloutStatus.class);
    }

    public RolloutStatus pauseRollout() {
        return Json.read(post("/rollouts/pause"), RolloutStatus.class);
    }

    public RolloutStatus resumeRollout() {
        return Json.read(post("/rollouts/resume"), RolloutStatus.class);
    }

    public RolloutStatus abortRollout() {
        return Json.read(post("/rollouts/abort"), RolloutStatus.class);
    }

    /** Events with a number above {@code after}, oldest first. */
    public List<SiteEvent> events(long after) {
        return list("/events?after=" + after, new TypeToken<>() {});
    }

    /** Stops the site; with {@code destroy} its machines go too. */
    public void shutdown(boolean destroy) {
        send("POST", "/shutdown?destroy=" + destroy, BodyPublishers.noBody(), LENGTHY);
    }

    @Override
    public void close() {
        connection.close();
    }

    private <T> T get(String path, Class<T> type) {
        return Json.read(send("GET", path, BodyPublishers.noBody(), ORDINARY), type);
    }

    private <T> List<T> list(String path, TypeToken<List<T>> type) {
        return Json.read(send("GET", path, BodyPublishers.noBody(), ORDINARY), type);
    }

    private String put(String path, Object body) {
        return send("PUT", path, BodyPublishers.ofString(Json.write(body)), ORDINARY);
    }

    private String post(String path) {
        return send("POST", path, BodyPublishers.noBody(), ORDINARY);
    }

    private String send(String method, String path, BodyPublisher body, Duration limit) {
        return connection.send(method, path, body, limit);
    }

    /** Names from people go into paths as they are: only characters that need no escaping. */
    private static String checked(String name) {
        if (!name.matches("[A-Za-z0-9.:+-]{1,100}")) {
            throw AshlarException.user("\"" + name + "\" is not a valid name");
        }
        return name;
    }

    private static BodyPublisher bytesOf(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw AshlarException.external("cannot upload " + file + ": there is no such file", e);
        }
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> Optional<T> ifFound(Question<T> question) {
        try {
            return Optional.of(question.ask());
        } catch (AshlarException e) {
            if (e.category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
