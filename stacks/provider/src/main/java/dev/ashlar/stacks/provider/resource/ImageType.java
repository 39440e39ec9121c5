package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.image.ImageSummary;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.stacks.provider.host.ImageWorkshop;
import dev.ashlar.stacks.provider.host.SiteGateway;
import dev.ashlar.stacks.provider.host.Sites;
import dev.ashlar.stacks.provider.resource.Operation.Ended;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.InputCheck;
import dev.ashlar.stacks.provider.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ashlar:index:Image}: an image built on this host and published to a site. A new version is published beside
 * the old one, which stays as the way back; removal takes all of them.
 */
public final class ImageType implements ResourceType {
    private static final Duration UNUSED_WITHIN = Duration.ofSeconds(20);

    private final Sites sites;
    private final ImageWorkshop workshop;

    public ImageType(Sites sites, ImageWorkshop workshop) {
        this.sites = sites;
        this.workshop = workshop;
    }

    @Override
    public String token() {
        return "ashlar:index:Image";
    }

    @Override
    public InputCheck check(String name, Fields inputs) {
        return new InputCheck(inputs)
                .text("site", SiteName::new)
                .text("role", RoleName::new, name)
                .text("version", version -> new ImageReference(new RoleName("role"), version))
                .optionalText("rolesDirectory", _ -> {});
    }

    @Override
    public Set<String> replacing() {
        return Set.of("site", "role");
    }

    /** Also when only the contents behind the same version changed: a role file, a jar, the package lock. */
    @Override
    public List<String> drift(Fields state, Fields inputs) {
        var built = state.text("buildId");
        if (built.isEmpty() || inputs.hasUnknown() || !state.text("reference").equals(referenceText(inputs))) {
            return List.of();
        }
        var planned = plan(inputs).buildId().text();
        return planned.equals(built.get()) ? List.of() : List.of("buildId");
    }

    @Override
    public Made create(Fields inputs, Operation operation) {
        if (operation.preview()) {
            return new Made("", preview(inputs, Fields.EMPTY, operation));
        }
        return new Made(
                new ChildId(SiteAccess.site(inputs), inputs.requireText("role")).toString(),
                publish(inputs, List.of(), operation));
    }

    @Override
    public Fields update(String id, Fields state, Fields inputs, Operation operation) {
        return operation.preview()
                ? preview(inputs, state, operation)
                : publish(inputs, state.texts("published"), operation);
    }

    private Fields publish(Fields inputs, List<String> before, Operation operation) {
        var gateway = sites.gateway(SiteAccess.site(inputs));
        var image = workshop.build(reference(inputs), roles(inputs), operation.messages()::progress);
        gateway.publish(image, workshop::file, operation.messages()::progress);
        var published = new LinkedHashSet<>(before);
        published.add(image.id().text());
        return inputs.and(outputs(image)).with("published", Value.ofTexts(List.copyOf(published)));
    }

    private Fields preview(Fields inputs, Fields state, Operation operation) {
        if (inputs.hasUnknown()) {
            return inputs;
        }
        var reference = reference(inputs);
        var plan = plan(inputs);
        var current = current(inputs, state);
        operation.messages().info(previewText(reference, plan, current));
        var known = workshop.find(reference)
                .filter(image -> image.parse().buildId().equals(plan.buildId()))
                .map(ImageType::outputs)
                .orElse(Fields.EMPTY
                        .with("reference", reference.toString())
                        .with("packageCount", plan.packages().size()));
        return inputs.and(known);
    }

    private String previewText(ImageReference reference, ImageWorkshop.Plan plan, Optional<SignedManifest> current) {
        if (current.isEmpty()) {
            return "image " + reference + " will be built: " + plan.packages().size() + " packages";
        }
        var old = current.get().parse();
        return "image " + old.reference() + " -> " + reference + ": "
                + ClosureText.difference(ClosureText.packages(old), plan.packages())
                + sizeText(old.sizeBytes(), reference, plan);
    }

    /** The size is known only when this very image was built before. */
    private String sizeText(long before, ImageReference reference, ImageWorkshop.Plan plan) {
        return workshop.find(reference)
                .map(SignedManifest::parse)
                .filter(built -> built.buildId().equals(plan.buildId()))
                .map(built -> String.format("; %+d bytes", built.sizeBytes() - before))
                .orElse("; size known after the build, now " + before + " bytes");
    }

    private Optional<SignedManifest> current(Fields inputs, Fields state) {
        return state.text("digest")
                .flatMap(digest -> SiteAccess.ifRunning(sites, inputs).flatMap(gateway -> gateway.image(digest)));
    }

    @Override
    public Optional<Found> read(String id, Fields inputs, Fields state, Operation operation) {
        var child = ChildId.parse(id);
        if (!sites.isRunning(child.site())) {
            operation
                    .messages()
                    .warn("site " + child.site() + " does not run: image " + child.name() + " was not looked at");
            return sites.exists(child.site()) ? Optional.of(new Found(inputs, state)) : Optional.empty();
        }
        var wanted = state.text("digest").orElse(child.name());
        return sites.gateway(child.site()).image(wanted).map(image -> found(child, inputs, state, image));
    }

    private static Found found(ChildId child, Fields inputs, Fields state, SignedManifest image) {
        var reference = image.parse().reference();
        var known = inputs.and(Fields.of(Map.of(
                "site", Value.of(child.site().value()),
                "role", Value.of(reference.role().value()),
                "version", Value.of(reference.version()))));
        var published = state.texts("published").isEmpty() ? List.of(image.id().text()) : state.texts("published");
        return new Found(known, known.and(outputs(image)).with("published", Value.ofTexts(published)));
    }

    @Override
    public void delete(String id, Fields state, Operation operation) {
        SiteAccess.forRemoval(sites, ChildId.parse(id).site(), operation)
                .ifPresent(gateway ->
                        state.texts("published").forEach(digest -> remove(gateway, new Digest(digest), operation)));
    }

    /**
     * Its machines may be going away at this moment: an image in use is asked for again for a while. One that the
     * site's plan still names is the site's way back, so it stays and goes with the site.
     */
    private static void remove(SiteGateway gateway, Digest digest, Operation operation) {
        var refusal = new AshlarException[1];
        var ended = operation.await(UNUSED_WITHIN, () -> {
            try {
                gateway.deleteImage(digest);
                return true;
            } catch (AshlarException e) {
                if (e.category() != ErrorCategory.CONFLICT) {
                    throw e;
                }
                refusal[0] = e;
                return false;
            }
        });
        if (ended != Ended.FULFILLED) {
            operation.messages().warn(refusal[0].getMessage() + "; it stays on the site and goes with it");
        }
    }

    private ImageWorkshop.Plan plan(Fields inputs) {
        return workshop.plan(reference(inputs), roles(inputs));
    }

    private static ImageReference reference(Fields inputs) {
        return new ImageReference(new RoleName(inputs.requireText("role")), inputs.requireText("version"));
    }

    private static Optional<String> referenceText(Fields inputs) {
        return Optional.of(reference(inputs).toString());
    }

    private static Optional<Path> roles(Fields inputs) {
        return inputs.text("rolesDirectory").map(Path::of).map(Path::toAbsolutePath);
    }

    private static Fields outputs(SignedManifest image) {
        var summary = ImageSummary.of(image);
        var manifest = image.parse();
        return Fields.EMPTY
                .with("reference", summary.reference().toString())
                .with("digest", summary.digest().text())
                .with("buildId", manifest.buildId().text())
                .with("sizeBytes", summary.sizeBytes())
                .with("kernelBytes", summary.kernelBytes())
                .with("initrdBytes", summary.initrdBytes())
                .with("packageCount", manifest.packages().size());
    }
}
