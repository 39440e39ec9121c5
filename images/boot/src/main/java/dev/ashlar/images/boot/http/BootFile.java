package dev.ashlar.images.boot.http;

import dev.ashlar.contract.image.Blob;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootPlan;
import dev.ashlar.images.boot.directory.BootScript;
import dev.ashlar.images.boot.directory.BootSession;
import dev.ashlar.images.boot.directory.BootSessions;
import java.util.Optional;

/** What a path names. */
sealed interface BootFile {
    /** Which boot it belongs to. */
    BootPlan plan();

    /** The iPXE script of this boot. */
    record Script(BootPlan plan, String text) implements BootFile {}

    /** The boot parameters, for an appliance that runs already. */
    record Parameters(BootPlan plan, String text) implements BootFile {}

    /** A blob of the image. */
    record Bytes(BootPlan plan, Blob blob) implements BootFile {}

    /** Empty for every path that is not exactly one of ours. */
    static Optional<BootFile> of(String path, BootSessions sessions, BootLinks links) {
        if (!path.startsWith(BootLinks.ROOT)) {
            return Optional.empty();
        }
        var rest = path.substring(BootLinks.ROOT.length());
        int slash = rest.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : sessions.find(rest.substring(0, slash))
                        .flatMap(session -> named(session, rest.substring(slash + 1), links));
    }

    private static Optional<BootFile> named(BootSession session, String name, BootLinks links) {
        var plan = session.plan();
        var image = plan.image();
        return switch (name) {
            case BootLinks.SCRIPT -> Optional.of(new Script(plan, BootScript.ipxe(session, links)));
            case BootLinks.PARAMETERS -> Optional.of(new Parameters(plan, BootScript.parameterLines(plan)));
            case BootLinks.KERNEL -> Optional.of(new Bytes(plan, image.kernel()));
            case BootLinks.INITRD -> Optional.of(new Bytes(plan, image.initrd()));
            case BootLinks.IMAGE -> Optional.of(new Bytes(plan, image.uki()));
            default ->
                image.blobs().stream()
                        .filter(blob ->
                                name.equals(BootLinks.BLOBS + blob.digest().hex()))
                        .findFirst()
                        .map(blob -> new Bytes(plan, blob));
        };
    }
}
