package dev.ashlar.credentials.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.credentials.TestKeys;
import dev.ashlar.credentials.authority.MachineIdentity;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    @TempDir
    Path folder;

    EnrolmentDesk desk;
    final KeyPair key = TestKeys.fresh();

    @BeforeEach
    void open() {
        desk = new EnrolmentDesk(folder);
    }

    @Test
    void ticketBuysProvisionalCertificateThatNamesMachineRoleAndImage() {
        var reply = desk.enrol(desk.ticket(), key);

        assertTrue(reply.provisional());
        var identity = MachineIdentity.of(EnrolmentDesk.leaf(reply));
        assertEquals(EnrolmentDesk.MACHINE, identity.machine());
        assertEquals("agent", identity.role().value());
        assertEquals(EnrolmentDesk.IMAGE, identity.image());
        assertTrue(identity.provisional());
        var left = Duration.between(desk.clock.instant(), identity.expiresAt());
        assertEquals(0, Duration.ofMinutes(2).minus(left).toSeconds());
    }

    @Test
    void callBackAsksForTheCertifiedKeyAndBuysTheFullCertificate() {
        var reply = desk.enrolled(key);

        assertFalse(reply.provisional());
        assertFalse(MachineIdentity.of(EnrolmentDesk.leaf(reply)).provisional());
        assertEquals(List.of(key.getPublic()), desk.calledBack);
        assertTrue(reply.renewAfter().isBefore(reply.expiresAt().minus(Duration.ofHours(11))));
        assertTrue(reply.renewAfter().isAfter(desk.clock.instant().plus(Duration.ofHours(11))));
    }

    @Test
    void lostReplyIsSafe() {
        var ticket = desk.ticket();
        var first = desk.enrol(ticket, key);
        assertEquals(first, desk.enrol(ticket, key));

        var full = desk.confirm(first, key);
        assertEquals(full, desk.confirm(first, key));
        assertEquals(1, desk.calledBack.size());

        var next = TestKeys.fresh();
        assertEquals(desk.renew(full, next), desk.renew(full, next));
    }

    @Test
    void racingRequestsWithOneKeyGetOneCertificate() throws Exception {
        var ticket = desk.ticket();
        var replies = together(() -> desk.enrol(ticket, key));

        assertEquals(
                1,
                replies.stream().map(CertificateReply::certificate).distinct().count());
    }

    @Test
    void racingConfirmationsGetOneCertificate() throws Exception {
        var provisional = desk.enrol(desk.ticket(), key);
        var replies = together(() -> desk.confirm(provisional, key));

        assertEquals(
                1,
                replies.stream().map(CertificateReply::certificate).distinct().count());
    }

    @Test
    void renewalGivesTheNextKeyALaterCertificateForTheSameImage() {
        var full = desk.enrolled(key);
        desk.clock.advance(Duration.ofHours(13));
        var renewed = desk.renew(full, TestKeys.fresh());

        assertTrue(renewed.expiresAt().isAfter(full.expiresAt()));
        var identity = MachineIdentity.of(EnrolmentDesk.leaf(renewed));
        assertEquals(EnrolmentDesk.IMAGE, identity.image());
        assertNotEquals(
                EnrolmentDesk.leaf(full).getPublicKey(),
                EnrolmentDesk.leaf(renewed).getPublicKey());
    }

    @Test
    void nextBootGetsAnotherTicketOnceThisOneIsSpent() {
        var first = desk.ticket();
        assertEquals(first, desk.ticket());
        desk.enrol(first, key);

        var second = desk.ticket();
        assertNotEquals(first, second);
        assertTrue(desk.enrol(second, TestKeys.fresh()).provisional());
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        try (var run = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = run.invokeAll(Stream.generate(() -> work).limit(16).toList());
            return all.stream().map(Future::resultNow).toList();
        }
    }
}
