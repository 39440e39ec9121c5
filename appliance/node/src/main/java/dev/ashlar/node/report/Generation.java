package dev.ashlar.node.report;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.node.console.Console;
import dev.ashlar.node.machine.Reboot;

/** The highest plan generation accepted, and the acting upon directives. One thread uses it. */
public final class Generation {
    private final Digest running;
    private final Console console;
    private final Reboot reboot;
    private long accepted;

    /** @param accepted with which this boot began */
    public Generation(Digest running, long accepted, Console console, Reboot reboot) {
        this.running = running;
        this.accepted = accepted;
        this.console = console;
        this.reboot = reboot;
    }

    public long accepted() {
        return accepted;
    }

    public void follow(Directive directive) {
        switch (Decision.of(running, accepted, directive)) {
            case Decision.Stay stay -> accepted = stay.generation();
            case Decision.RefuseOlder older ->
                console.event("directive-refused", "offered", older.offered(), "accepted", older.accepted());
            case Decision.BootInto next -> {
                accepted = next.generation();
                console.event("reboot", "image", next.image(), "generation", next.generation());
                reboot.now();
            }
        }
    }
}
