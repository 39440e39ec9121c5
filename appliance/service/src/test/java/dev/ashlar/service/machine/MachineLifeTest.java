package dev.ashlar.service.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.credentials.enrolment.EnrolmentSettings;
import dev.ashlar.credentials.enrolment.RefusalLog;
import dev.ashlar.service.machine.TestSite.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real node against a real authority: TLS, tickets, call-back, reports, renewal. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MachineLifeTest {
    private static final Digest OTHER = Digest.of(new byte[] {9});

    @TempDir
    Path siteFolder;

    @TempDir
    Path root;

    @Test
    void enrolsByCallBackReportsTurnsHealthyAndBootsIntoANewerImage() throws Exception {
        try (var site = new TestSite(siteFolder, EnrolmentSettings.standard());
                var machine = machine(site, ticket(site))) {
            var first = next(site, _ -> true);
            assertFalse(first.identity().provisional());
            assertEquals(TestSite.MACHINE, first.identity().machine());
            assertEquals(TestSite.IMAGE, first.identity().image());
            assertFalse(first.report().isHealthy());
            assertTrue(first.report().marks().keySet().containsAll(List.of("init", "network", "service", "enrolled")));

            TestMachine.write(root, "run/ashlar/lease", "");
            next(
                    site,
                    heard ->
                            heard.report().isHealthy() && heard.report().marks().containsKey("ready"));

            site.directive = new Directive(OTHER, 0, true, 100);
            site.reports.clear();
            assertEquals(1, next(site, _ -> true).report().generation());
            assertEquals(1, machine.rebooted.getCount());

            site.directive = new Directive(OTHER, 2, true, 100);
            machine.rebooted.await();
            next(site, heard -> heard.report().generation() == 2);
            assertTrue(machine.console().contains("event=directive-refused offered=0 accepted=1"), machine.console());
        }
    }

    @Test
    void renewsBeforeExpiryAndKeepsReporting() throws Exception {
        var settings = new EnrolmentSettings(Duration.ofSeconds(30), Duration.ofSeconds(20));
        try (var site = new TestSite(siteFolder, settings);
                var _ = machine(site, ticket(site))) {
            var first = next(site, _ -> true);
            var later = next(
                    site,
                    heard -> !heard.identity().serial().equals(first.identity().serial()));
            assertTrue(later.identity().expiresAt().isAfter(first.identity().expiresAt()));
        }
    }

    @Test
    void replayedTicketIsRefusedAndVisible(@TempDir Path thief) throws Exception {
        try (var site = new TestSite(siteFolder, EnrolmentSettings.standard())) {
            var ticket = ticket(site);
            try (var _ = machine(site, ticket)) {
                next(site, _ -> true);
                try (var second = new TestMachine(thief, site, site.authority.fingerprint(), ticket)) {
                    await(() -> second.console().contains("enrolment-failed"));
                    assertTrue(second.console().contains("used by another key"), second.console());
                    assertFalse(second.console().contains(ticket));
                }
            }
            var event = site.ledger.events().since(0, 10).getFirst();
            assertEquals(RefusalLog.KIND, event.kind());
            assertTrue(event.message().contains("used by another key"), event.message());
        }
    }

    @Test
    void restartWithinABootUsesItsKeyAgain() throws Exception {
        try (var site = new TestSite(siteFolder, EnrolmentSettings.standard())) {
            var ticket = ticket(site);
            String serial;
            try (var _ = machine(site, ticket)) {
                serial = next(site, _ -> true).identity().serial();
            }
            site.reports.clear();
            try (var _ = machine(site, ticket)) {
                assertEquals(serial, next(site, _ -> true).identity().serial());
            }
        }
    }

    @Test
    void foreignAuthorityIsRefusedByTheMachineWhichKeepsItsTicket() throws Exception {
        try (var site = new TestSite(siteFolder, EnrolmentSettings.standard());
                var machine = new TestMachine(root, site, OTHER, ticket(site))) {
            await(() -> machine.console().contains("enrolment-failed"));
            assertTrue(machine.console().contains("which this machine was told to trust"), machine.console());
            assertTrue(site.ledger.certificates().ofMachine(TestSite.MACHINE).isEmpty());
        }
    }

    private TestMachine machine(TestSite site, String ticket) throws Exception {
        return new TestMachine(root, site, site.authority.fingerprint(), ticket);
    }

    private static String ticket(TestSite site) {
        return site.booth.mint(TestSite.MACHINE, TestSite.IMAGE, 1);
    }

    private static Heard next(TestSite site, Predicate<Heard> wanted) throws InterruptedException {
        while (true) {
            var heard = site.reports.poll(60, TimeUnit.SECONDS);
            assertNotNull(heard, "no report in a minute");
            if (wanted.test(heard)) {
                return heard;
            }
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
