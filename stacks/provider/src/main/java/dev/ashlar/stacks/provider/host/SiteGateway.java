package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.Digest;
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

/** What the provider asks of a site's API. Thread-safe; failures are AshlarException. */
public interface SiteGateway {
    SiteStatus status();

    Optional<MachineView> machine(MachineName name);

    /** Registers or changes; does not power on by itself. */
    MachineView register(MachineSpec spec);

    /** Succeeds when it is gone already. */
    void deleteMachine(MachineName name);

    MachineView start(MachineName name);

    MachineView stop(MachineName name);

    /** @param referenceOrDigest {@code role:version} or a digest */
    Optional<SignedManifest> image(String referenceOrDigest);

    /** Blobs first, then the manifest; what the site has already is not sent again. */
    void publish(SignedManifest image, Function<Blob, Path> files, Consumer<String> progress);

    /** Succeeds when it is gone already; category CONFLICT while a plan names it. */
    void deleteImage(Digest digest);

    RolloutStatus startRollout(RolloutRequest request);

    /** The plan a rollout would begin with; changes nothing. */
    RolloutStatus rehearseRollout(RolloutRequest request);

    /** Empty before the first rollout. */
    Optional<RolloutStatus> currentRollout();
}
