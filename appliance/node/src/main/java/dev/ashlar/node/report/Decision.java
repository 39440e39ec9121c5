package dev.ashlar.node.report;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.report.Directive;

/** What a machine makes of a directive. */
sealed interface Decision {
    /** Goes on as it is, having accepted that generation. */
    record Stay(long generation) implements Decision {}

    /** Boots again to run that image, having accepted that generation. */
    record BootInto(Digest image, long generation) implements Decision {}

    /** Does nothing: the directive is of an older plan. The next report shows the generation accepted. */
    record RefuseOlder(long offered, long accepted) implements Decision {}

    /**
     * A generation below the accepted one is never acted upon, whoever sends it.
     *
     * @param running identity of the image that runs
     * @param accepted highest generation so far
     */
    static Decision of(Digest running, long accepted, Directive directive) {
        if (directive.generation() < accepted) {
            return new RefuseOlder(directive.generation(), accepted);
        }
        return directive.reboot() && !directive.image().equals(running)
                ? new BootInto(directive.image(), directive.generation())
                : new Stay(directive.generation());
    }
}
