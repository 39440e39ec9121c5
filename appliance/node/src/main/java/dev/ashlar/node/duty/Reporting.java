package dev.ashlar.node.duty;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.node.console.Console;
import dev.ashlar.node.enrolment.MachineEnrolment;
import dev.ashlar.node.machine.Backoff;
import dev.ashlar.node.machine.Reboot;
import dev.ashlar.node.report.Generation;
import dev.ashlar.node.report.ReportWriter;
import dev.ashlar.node.site.SiteApi;
import dev.ashlar.node.tls.HeldCertificate;
import dev.ashlar.node.tls.OwnCertificate;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Reports, follows directives and renews the certificate when half its life is over. A site that does not answer is
 * told of once, and once more when it is back; when the certificate runs out meanwhile the machine boots again, for
 * another ticket.
 */
public final class Reporting {
    private static final long NEXT_MIN_MILLIS = 100;
    private static final long NEXT_MAX_MILLIS = 60_000;

    private final SiteApi site;
    private final ReportWriter reports;
    private final Generation generation;
    private final Renewal renewal;
    private final Console console;
    private final Backoff backoff;
    private boolean away;

    public Reporting(
            SiteApi site,
            ReportWriter reports,
            Generation generation,
            Renewal renewal,
            Console console,
            Backoff backoff) {
        this.site = site;
        this.reports = reports;
        this.generation = generation;
        this.renewal = renewal;
        this.console = console;
        this.backoff = backoff;
    }

    /** The certificate and how to get the next one. */
    public record Renewal(
            MachineEnrolment enrolment, OwnCertificate own, int port, InstantSource clock, Reboot reboot) {}

    /** Until interrupted. */
    public void run() throws InterruptedException {
        while (true) {
            Thread.sleep(round());
        }
    }

    /** One report; returns how long to wait, milliseconds. */
    private long round() {
        try {
            renewWhenDue();
            var directive = site.report(reports.next(generation.accepted()));
            back();
            generation.follow(directive);
            return waiting(directive);
        } catch (AshlarException e) {
            fail(e);
            return backoff.nextMillis();
        }
    }

    private void renewWhenDue() {
        var now = renewal.clock().instant();
        if (renewal.own().held().filter(held -> isDue(held, now)).isPresent()) {
            renewal.enrolment().renew(renewal.port());
            renewal.own().held().ifPresent(held -> console.event("renewed", "until", held.expiresAt()));
        }
    }

    private boolean isDue(HeldCertificate held, Instant now) {
        if (!held.expiresAt().isAfter(now)) {
            console.event("reboot", "reason", "certificate ran out at " + held.expiresAt());
            renewal.reboot().now();
        }
        return !held.renewAfter().isAfter(now);
    }

    private static long waiting(Directive directive) {
        return Math.clamp(directive.nextReportMillis(), NEXT_MIN_MILLIS, NEXT_MAX_MILLIS);
    }

    private void fail(AshlarException failure) {
        if (!away) {
            console.event("site-away", "reason", String.valueOf(failure.getMessage()));
        }
        away = true;
    }

    private void back() {
        if (away) {
            console.event("site-back");
        }
        away = false;
        backoff.reset();
    }
}
