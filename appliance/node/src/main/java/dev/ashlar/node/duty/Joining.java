package dev.ashlar.node.duty;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.node.console.Console;
import dev.ashlar.node.enrolment.MachineEnrolment;
import dev.ashlar.node.machine.Backoff;
import dev.ashlar.node.machine.Reboot;
import dev.ashlar.node.machine.Uptime;
import dev.ashlar.node.tls.OwnCertificate;
import java.time.InstantSource;

/** Tries until the machine holds a full certificate; after too long it boots again, for another ticket. */
public final class Joining {
    private final MachineEnrolment enrolment;
    private final OwnCertificate own;
    private final Retry retry;
    private final InstantSource clock;

    public Joining(MachineEnrolment enrolment, OwnCertificate own, Retry retry, InstantSource clock) {
        this.enrolment = enrolment;
        this.own = own;
        this.retry = retry;
        this.clock = clock;
    }

    /** Waiting between attempts and giving up. */
    public record Retry(Backoff backoff, Console console, Uptime uptime, long giveUpMillis, Reboot reboot) {
        /** Tells of the failure and waits. */
        public void after(String what, AshlarException failure) throws InterruptedException {
            console.event(what, "reason", String.valueOf(failure.getMessage()));
            if (uptime.millis() > giveUpMillis) {
                console.event("reboot", "reason", "no certificate in " + giveUpMillis / 1000 + " s");
                reboot.now();
            }
            Thread.sleep(backoff.nextMillis());
        }
    }

    /** The ticket's provisional certificate. */
    public void enrol() throws InterruptedException {
        while (true) {
            try {
                enrolment.enrol();
                return;
            } catch (AshlarException e) {
                retry.after("enrolment-failed", e);
            }
        }
    }

    /** The full certificate; a provisional one that ran out meanwhile is asked for again. */
    public void confirm(int port) throws InterruptedException {
        while (true) {
            try {
                if (hasRunOut()) {
                    enrolment.enrol();
                }
                enrolment.confirm(port);
                return;
            } catch (AshlarException e) {
                retry.after("confirmation-failed", e);
            }
        }
    }

    private boolean hasRunOut() {
        return own.held()
                .filter(held -> held.expiresAt().isAfter(clock.instant()))
                .isEmpty();
    }
}
