package dev.ashlar.images.builder;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ImageDifference;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.images.builder.lock.PackageLock;
import dev.ashlar.images.builder.manifest.ImageAssembler;
import dev.ashlar.images.builder.manifest.ManifestSigner;
import dev.ashlar.images.builder.nix.NixOutput;
import dev.ashlar.images.builder.nix.NixStore;
import dev.ashlar.images.builder.nix.RoleReader;
import dev.ashlar.images.builder.plan.BuildPlan;
import dev.ashlar.images.builder.plan.BuildPlanner;
import dev.ashlar.images.builder.progress.Phase;
import dev.ashlar.images.builder.progress.ProgressListener;
import dev.ashlar.images.builder.secureboot.SecureBootKeys;
import dev.ashlar.images.builder.store.LocalImageStore;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be done with images on this machine; the one door of this module. Thread-safe; several processes
 * may share the folders.
 */
public final class ImageBuilder {
    private final BuilderSettings settings;
    private final InstantSource clock;
    private final BuildInputs inputs;
    private final RoleReader roles;
    private final ImageRealiser realiser;
    private final LocalImageStore store;

    public ImageBuilder(BuilderSettings settings, ProgramRunner runner, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.inputs = new BuildInputs(settings);
        this.roles = new RoleReader(runner);
        this.realiser = new ImageRealiser(settings, runner);
        this.store = new LocalImageStore(settings.images());
    }

    /** What {@link #build} would put into the image, without building or downloading anything. */
    public BuildPlan plan(BuildRequest request) {
        return plan(request, inputs.lock());
    }

    private BuildPlan plan(BuildRequest request, PackageLock lock) {
        var directories = new ArrayList<Path>();
        request.rolesDirectory().ifPresent(directories::add);
        directories.add(settings.recipe().resolve("roles"));
        var role = roles.read(request.role(), directories);
        return BuildPlanner.plan(request.reference(), role, lock, inputs.files(role));
    }

    /** Builds and signs, or returns at once what the same inputs gave before. */
    public BuiltImage build(BuildRequest request, ProgressListener listener) {
        listener.progress(Phase.LOCK, 0, 1, "reading " + settings.lockFile());
        var lock = inputs.lock();
        var plan = plan(request, lock);
        listener.progress(
                Phase.PLAN,
                1,
                1,
                plan.reference() + " is build " + plan.buildId().brief());
        var signer = ManifestSigner.in(settings.keys());
        var keys = SecureBootKeys.in(settings.keys(), clock);
        var known = store.find(plan.reference());
        if (known.isPresent() && isSame(known.get(), plan, signer, keys)) {
            return new BuiltImage(known.get(), true);
        }
        refuseOtherContent(request, known.isPresent());
        var output = realiser.realise(plan, new NixStore(settings.nixStore()), listener);
        listener.progress(Phase.SIGN, 0, 1, "signing " + plan.reference());
        var manifest = new ImageAssembler(store, keys).assemble(plan, lock.suite(), output);
        var signed = signer.sign(manifest);
        listener.progress(Phase.STORE, 1, 1, plan.reference() + " is " + signed.id());
        store.publish(signed, request.replace());
        return new BuiltImage(signed, false);
    }

    private boolean isSame(SignedManifest known, BuildPlan plan, ManifestSigner signer, SecureBootKeys keys) {
        var manifest = known.parse();
        return manifest.buildId().equals(plan.buildId())
                && manifest.secureBootSigner().equals(Optional.of(keys.fingerprint()))
                && ManifestSigner.isSignedBy(known, signer.publicKey())
                && manifest.blobs().stream().allMatch(store::isIntact);
    }

    /** Known before the build, so said before the build. */
    private static void refuseOtherContent(BuildRequest request, boolean exists) {
        if (exists && !request.replace()) {
            throw AshlarException.conflict("image " + request.reference()
                    + " exists already, built from other inputs; choose another --version, or use --replace");
        }
    }

    /** Every image of the local store, sorted by reference. */
    public List<SignedManifest> list() {
        return store.list();
    }

    /**
     * @param text {@code role:version}, or an identity: {@code sha256:} and at least 12 digits
     */
    public SignedManifest show(String text) {
        if (!text.startsWith("sha256:")) {
            return store.find(ImageReference.parse(text)).orElseThrow(() -> unknown(text));
        }
        var matches = store.list().stream()
                .filter(signed -> text.length() >= 19 && signed.id().text().startsWith(text))
                .toList();
        if (matches.size() > 1) {
            throw AshlarException.user("identity " + text + " fits several images; give more digits");
        }
        return matches.stream().findFirst().orElseThrow(() -> unknown(text));
    }

    private static AshlarException unknown(String text) {
        return AshlarException.notFound(
                "image " + text + " does not exist here; ashlar image list shows those that do");
    }

    public ImageDifference diff(String from, String to) {
        return ImageDifference.between(show(from).parse(), show(to).parse());
    }

    /**
     * Checks the signature and every blob; with {@code rebuild} also builds the image again in a second store and
     * compares. The second store makes its own kernel and tools the first time, which takes as long as a first build.
     *
     * @param request what the image was built from; its reference names the image
     */
    public VerificationReport verify(BuildRequest request, boolean rebuild, ProgressListener listener) {
        var signed = show(request.reference().toString());
        var verifier =
                new ImageVerifier(store, ManifestSigner.in(settings.keys()).publicKey());
        var checks = new ArrayList<>(verifier.check(signed));
        if (rebuild) {
            var plan = plan(request);
            NixOutput output = realiser.realiseAgain(plan, listener);
            var manifest = new ImageAssembler(store, SecureBootKeys.in(settings.keys(), clock))
                    .assemble(plan, inputs.lock().suite(), output);
            checks.addAll(ImageVerifier.compare(signed.parse(), manifest));
        }
        return new VerificationReport(request.reference(), checks);
    }

    /** {@link #updateLock(Optional, ProgressListener)} for the project's own roles. */
    public LockUpdate updateLock(ProgressListener listener) {
        return updateLock(Optional.empty(), listener);
    }

    /**
     * Resolves the lock anew from this machine's Debian sources and replaces {@code nix/lock.json}.
     *
     * @param rolesDirectory role files of the user's own, whose packages are locked, too
     */
    public LockUpdate updateLock(Optional<Path> rolesDirectory, ProgressListener listener) {
        return realiser.updateLock(inputs, rolesDirectory, listener);
    }

    /** Where a blob of a local image is, for publishing. */
    public Path blobFile(Blob blob) {
        return store.file(blob);
    }

    /** Digest of the key that signs manifests here, as {@link SignedManifest#signer()} names it. */
    public Digest signer() {
        return ManifestSigner.in(settings.keys()).identity();
    }

    /** PEM file of the public key that verifies manifests; created together with the private key. */
    public Path publicKeyFile() {
        ManifestSigner.in(settings.keys());
        return ManifestSigner.publicKeyFile(settings.keys());
    }

    /** PEM file of the certificate machines enrol for Secure Boot; created together with its key. */
    public Path secureBootCertificateFile() {
        SecureBootKeys.in(settings.keys(), clock);
        return settings.keys().resolve("secure-boot.crt");
    }
}
