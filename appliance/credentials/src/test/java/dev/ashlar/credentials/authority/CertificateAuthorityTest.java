package dev.ashlar.credentials.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.credentials.ManualClock;
import dev.ashlar.credentials.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock();

    @Test
    void isMadeOnceAndItsKeyIsForTheOwnerAlone() throws Exception {
        var first = open();
        assertEquals(first.fingerprint(), open().fingerprint());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))));
        assertTrue(first.certificate().getBasicConstraints() >= 0);
    }

    @Test
    void certificateWithoutItsKeyIsAnErrorThatNamesTheFile() throws Exception {
        open();
        Files.delete(folder.resolve("ca.key"));
        assertNames("ca.key is missing");
    }

    @Test
    void keyOfAnotherAuthorityIsAnError(@TempDir Path other) throws Exception {
        open();
        CertificateAuthority.open(other, new SiteName("lab"), clock, new SecureRandom());
        Files.copy(
                other.resolve("ca.key"), folder.resolve("ca.key"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertNames("is not the key of");
    }

    @Test
    void damagedFilesAreErrors() throws Exception {
        open();
        Files.writeString(folder.resolve("ca.key"), "nonsense");
        assertNames("not a PEM private key");
    }

    @Test
    void crashBetweenKeyAndCertificateIsMended() throws Exception {
        open();
        Files.delete(folder.resolve("ca.pem"));
        assertEquals(open().fingerprint(), open().fingerprint());
    }

    @Test
    void serverCertificateNamesTheHosts() throws Exception {
        var names = open().issueServer(List.of("ashlar.example", "192.0.2.1"))
                .certificate()
                .getSubjectAlternativeNames()
                .toString();
        for (var name : List.of("127.0.0.1", "localhost", "10.0.2.2", "ashlar.example", "192.0.2.1")) {
            assertTrue(names.contains(name), names);
        }
    }

    @Test
    void operatorCertificateIsKeptUntilAMonthBeforeItsEnd() throws Exception {
        var authority = open();
        var first = authority.ensureOperator(folder).certificate();
        assertEquals(first, authority.ensureOperator(folder).certificate());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("operator.key"))));

        clock.advance(Duration.ofDays(340));
        assertNotEquals(first, authority.ensureOperator(folder).certificate());
    }

    @Test
    void callersAreToldApartByCertificate() {
        var authority = open();
        var operator = authority.ensureOperator(folder).certificate();
        var server = authority.issueServer(List.of()).certificate();
        var subject = new CertificateAuthority.MachineSubject(
                new MachineName("operator"), new RoleName("agent"), Digest.of(new byte[0]));
        var machine = authority.issueMachine(subject, TestKeys.fresh().getPublic(), false, Duration.ofHours(1));

        assertInstanceOf(Caller.Nobody.class, Caller.of(Optional.empty()));
        assertInstanceOf(Caller.Nobody.class, Caller.of(Optional.of(server)));
        assertEquals(new Caller.Operator("operator"), Caller.of(Optional.of(operator)));
        var caller = assertInstanceOf(Caller.Machine.class, Caller.of(Optional.of(machine)));
        assertEquals(subject.machine(), caller.identity().machine());
        assertEquals(
                ErrorCategory.FORBIDDEN,
                assertThrows(AshlarException.class, () -> MachineIdentity.of(operator))
                        .category());
    }

    private CertificateAuthority open() {
        return CertificateAuthority.open(folder, new SiteName("lab"), clock, new SecureRandom());
    }

    private void assertNames(String text) {
        var failure = assertThrows(AshlarException.class, this::open);
        assertTrue(failure.getMessage().contains(text), failure.getMessage());
    }
}
