package dev.ashlar.stacks.provider.host;

import dev.ashlar.client.MachineAction;
import dev.ashlar.client.SiteClient;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.contract.site.SiteStatus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The gateway over the API client. */
record ClientGateway(SiteClient client) implements SiteGateway {
    @Override
    public SiteStatus status() {
        return client.status();
    }

    @Override
    public Optional<MachineView> machine(MachineName name) {
        return ifFound(() -> client.machine(name));
    }

    @Override
    public MachineView register(MachineSpec spec) {
        return client.putMachine(spec);
    }

    @Override
    public void deleteMachine(MachineName name) {
        client.deleteMachine(name);
    }

    @Override
    public MachineView start(MachineName name) {
        return client.act(name, MachineAction.START);
    }

    @Override
    public MachineView stop(MachineName name) {
        return client.act(name, MachineAction.STOP);
    }

    @Override
    public Optional<SignedManifest> image(String referenceOrDigest) {
        return ifFound(() -> client.image(referenceOrDigest));
    }

    @Override
    public void publish(SignedManifest image, Function<Blob, Path> files, Consumer<String> progress) {
        var manifest = image.parse();
        for (var blob : manifest.blobs().stream().distinct().toList()) {
            progress.accept("publishing " + manifest.reference() + ": "
                    + blob.digest().brief() + ", " + blob.sizeBytes() + " bytes");
            client.upload(blob.digest(), files.apply(blob));
        }
        client.publish(image);
    }

    @Override
    public void deleteImage(Digest digest) {
        ifFound(() -> {
            client.removeImage(digest);
            return digest;
        });
    }

    @Override
    public RolloutStatus startRollout(RolloutRequest request) {
        return client.startRollout(request, false);
    }

    @Override
    public RolloutStatus rehearseRollout(RolloutRequest request) {
        return client.startRollout(request, true);
    }

    @Override
    public Optional<RolloutStatus> currentRollout() {
        return client.currentRollout();
    }

    private static <T> Optional<T> ifFound(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (AshlarException e) {
            if (e.category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
