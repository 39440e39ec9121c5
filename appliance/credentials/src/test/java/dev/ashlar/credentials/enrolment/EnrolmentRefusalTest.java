package dev.ashlar.credentials.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.credentials.TestKeys;
import dev.ashlar.credentials.authority.MachineIdentity;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentRefusalTest {
    private static final Digest OTHER = Digest.of(new byte[] {9});

    @TempDir
    Path folder;

    EnrolmentDesk desk;
    final KeyPair key = TestKeys.fresh();

    @BeforeEach
    void open() {
        desk = new EnrolmentDesk(folder);
    }

    @Test
    void secondUseOfATicketByAnotherKey() {
        var ticket = desk.ticket();
        desk.enrol(ticket, key);

        assertRefused("used by another key", () -> desk.enrol(ticket, TestKeys.fresh()));
        assertFalse(desk.refusals().toString().contains(ticket));
    }

    @Test
    void unknownTicket() {
        assertRefused("not one of this site", () -> desk.enrol("f".repeat(64), key));
    }

    @Test
    void expiredTicket() {
        var ticket = desk.ticket();
        desk.clock.advance(Duration.ofMinutes(11));

        assertRefused("expired", () -> desk.enrol(ticket, key));
    }

    @Test
    void spentTicketBuysNothingNewAfterItsTime() {
        var ticket = desk.ticket();
        desk.enrol(ticket, key);
        desk.clock.advance(Duration.ofMinutes(11));

        assertRefused("expired", () -> desk.enrol(ticket, key));
    }

    @Test
    void ticketOfAnotherMachine() {
        var other = new MachineName("agent-2");
        desk.expected.put(other, desk.expected.get(EnrolmentDesk.MACHINE));
        var ticket = desk.booth.mint(other, EnrolmentDesk.IMAGE, 1);

        assertRefused("made for machine agent-2", () -> desk.enrol(ticket, key));
    }

    @Test
    void wrongImage() {
        var ticket = desk.ticket();

        assertRefused(
                "image is " + OTHER.brief(), () -> desk.enrolment.enrol(request(ticket, OTHER, EnrolmentDesk.BUILD)));
    }

    @Test
    void imageThatIsNoLongerAssigned() {
        var ticket = desk.ticket();
        expect(OTHER, Optional.empty());

        assertRefused(OTHER.brief() + " is expected", () -> desk.enrol(ticket, key));
    }

    @Test
    void wrongBuildId() {
        var ticket = desk.ticket();

        assertRefused("build id", () -> desk.enrolment.enrol(request(ticket, EnrolmentDesk.IMAGE, OTHER)));
    }

    @Test
    void wrongOrMissingPcr11() {
        expect(EnrolmentDesk.IMAGE, Optional.of("a".repeat(64)));
        var ticket = desk.ticket();

        assertRefused("PCR 11 is none", () -> desk.enrol(ticket, key));
        assertRefused("PCR 11 is bbbb", () -> desk.enrolment.enrol(measured(ticket, "b".repeat(64))));
        assertTrue(desk.enrolment.enrol(measured(ticket, "A".repeat(64))).provisional());
    }

    @Test
    void machineThatIsNotExpected() {
        var ticket = desk.ticket();
        desk.expected.clear();

        assertRefused("no such machine", () -> desk.enrol(ticket, key));
    }

    @Test
    void requestSignedByAnotherKeyOrOnAnotherCurveOrNotARequest() {
        var ticket = desk.ticket();
        var stolen = TestKeys.request(key.getPublic(), TestKeys.fresh().getPrivate());

        assertBadRequest("signature", ticket, stolen);
        assertBadRequest("P-256", ticket, TestKeys.request(TestKeys.fresh("EC", "secp384r1")));
        assertBadRequest("PEM block", ticket, "nonsense");
        assertBadRequest("PKCS#10", ticket, TestKeys.request(key).replaceAll("(?s)-\n.*\n-", "-\nAAAA\n-"));
        assertEquals(4, desk.refusals().size());
    }

    @Test
    void failedCallBack() {
        var provisional = desk.enrol(desk.ticket(), key);
        desk.proof = new CallBack.Proof.NotProven("nobody there");

        assertRefused("nobody there", () -> desk.confirm(provisional, key));
    }

    @Test
    void confirmationOfAnotherKey() {
        var provisional = desk.enrol(desk.ticket(), key);

        assertRefused("not that of its provisional", () -> desk.confirm(provisional, TestKeys.fresh()));
    }

    @Test
    void confirmationWithAFullCertificateAndRenewalWithAProvisionalOne() {
        var provisional = desk.enrol(desk.ticket(), key);
        var full = desk.confirm(provisional, key);

        assertRefused("renewal instead", () -> desk.confirm(full, key));
        assertRefused("confirmation instead", () -> desk.renew(provisional, TestKeys.fresh()));
    }

    @Test
    void renewalForTheOldKey() {
        var full = desk.enrolled(key);

        assertRefused("new key", () -> desk.renew(full, key));
    }

    @Test
    void revokedCertificate() {
        var full = desk.enrolled(key);
        desk.ledger.certificates().revoke(EnrolmentDesk.MACHINE, desk.clock.instant());

        assertRefused("revoked", () -> desk.renew(full, TestKeys.fresh()));
        var identity = MachineIdentity.of(EnrolmentDesk.leaf(full));
        assertRefused("revoked", () -> desk.enrolment.refuseRevoked(identity));
    }

    @Test
    void revokedKeyWithItsOldTicket() {
        var ticket = desk.ticket();
        desk.enrol(ticket, key);
        desk.ledger.certificates().revoke(EnrolmentDesk.MACHINE, desk.clock.instant());

        assertRefused("revoked", () -> desk.enrol(ticket, key));
    }

    @Test
    void keyThatAlreadyStandsForAnotherImage() {
        desk.enrol(desk.ticket(), key);
        expect(OTHER, Optional.empty());
        var ticket = desk.booth.mint(EnrolmentDesk.MACHINE, OTHER, 2);

        assertRefused(
                "every boot needs a new key", () -> desk.enrolment.enrol(request(ticket, OTHER, EnrolmentDesk.BUILD)));
    }

    @Test
    void renewalAfterTheRoleChanged() {
        var full = desk.enrolled(key);
        var image = EnrolmentDesk.IMAGE;
        desk.expected.put(
                EnrolmentDesk.MACHINE,
                new Admission.Expected(new RoleName("control"), image, EnrolmentDesk.BUILD, Optional.empty()));

        assertRefused("no longer agent", () -> desk.renew(full, TestKeys.fresh()));
    }

    @Test
    void floodOfRefusalsIsCountedNotStored() {
        for (int i = 0; i < 200; i++) {
            assertThrows(AshlarException.class, () -> desk.enrol("0", key));
        }
        assertEquals(60, desk.refusals().size());
        desk.clock.advance(Duration.ofMinutes(2));
        assertRefused("and 140 more", () -> desk.enrol("0", key));
    }

    private void assertRefused(String reason, Executable attempt) {
        var failure = assertThrows(AshlarException.class, attempt);
        assertEquals(ErrorCategory.FORBIDDEN, failure.category());
        var event = desk.refusals().getLast();
        assertEquals(RefusalLog.KIND, event.kind());
        assertEquals(EnrolmentDesk.MACHINE.value(), event.subject());
        assertTrue(event.message().contains(reason), event.message());
    }

    private void assertBadRequest(String reason, String ticket, String signingRequest) {
        var request = new EnrolmentRequest(
                EnrolmentDesk.MACHINE,
                ticket,
                signingRequest,
                EnrolmentDesk.IMAGE,
                EnrolmentDesk.BUILD,
                Optional.empty());
        var failure = assertThrows(AshlarException.class, () -> desk.enrolment.enrol(request));
        assertEquals(ErrorCategory.USER, failure.category());
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    private EnrolmentRequest request(String ticket, Digest image, Digest build) {
        return new EnrolmentRequest(
                EnrolmentDesk.MACHINE, ticket, TestKeys.request(key), image, build, Optional.empty());
    }

    private EnrolmentRequest measured(String ticket, String pcr11) {
        return new EnrolmentRequest(
                EnrolmentDesk.MACHINE,
                ticket,
                TestKeys.request(key),
                EnrolmentDesk.IMAGE,
                EnrolmentDesk.BUILD,
                Optional.of(pcr11));
    }

    private void expect(Digest image, Optional<String> pcr11) {
        var expected = new Admission.Expected(new RoleName("agent"), image, EnrolmentDesk.BUILD, pcr11);
        desk.expected.put(EnrolmentDesk.MACHINE, expected);
    }
}
