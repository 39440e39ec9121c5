package dev.ashlar.stacks.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineSpec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every machine driver does; nothing answers on the boot network. */
public abstract class MachineDriverContract {
    protected static final MachineName ALPHA = new MachineName("alpha");
    protected static final MachineName BETA = new MachineName("beta");

    protected MachineDriver driver;

    /** A driver over the same machines as every other one of this test, as a restarted site would make it. */
    protected abstract MachineDriver open();

    @BeforeEach
    void openFirst() {
        driver = open();
    }

    @AfterEach
    void deleteAll() {
        driver.list().forEach(place -> driver.delete(place.spec().name()));
        driver.close();
    }

    protected static MachineSpec bios(MachineName name, int memoryMib) {
        return new MachineSpec(name, new RoleName("agent"), Firmware.BIOS, false, false, memoryMib, 1, List.of());
    }

    @Test
    void createsPoweredOff() {
        var place = driver.create(bios(ALPHA, 128));

        assertFalse(place.running());
        assertEquals(List.of(place), driver.list());
    }

    @Test
    void creatingAgainKeepsAddressAndTakesTheNewSpecification() {
        var first = driver.create(bios(ALPHA, 128));

        var second = driver.create(bios(ALPHA, 256));

        assertEquals(256, second.spec().memoryMib());
        assertEquals(first.mac(), second.mac());
        assertEquals(first.address(), second.address());
        assertEquals(second, driver.create(bios(ALPHA, 256)));
    }

    @Test
    void machinesDifferInAddressAndAreListedByName() {
        var beta = driver.create(bios(BETA, 128));
        var alpha = driver.create(bios(ALPHA, 128));

        assertEquals(List.of(alpha, beta), driver.list());
        assertFalse(alpha.mac().equals(beta.mac()) || alpha.address().equals(beta.address()));
    }

    @Test
    void powersOnAndOffAsOftenAsAsked() {
        driver.create(bios(ALPHA, 128));

        driver.start(ALPHA);
        driver.start(ALPHA);
        assertTrue(isRunning(ALPHA));

        driver.stop(ALPHA);
        driver.stop(ALPHA);
        assertFalse(isRunning(ALPHA));
    }

    @Test
    void resetLeavesItRunning() {
        driver.create(bios(ALPHA, 128));
        driver.start(ALPHA);

        driver.reset(ALPHA);

        assertTrue(isRunning(ALPHA));
    }

    @Test
    void anotherDriverFindsRunningMachines() {
        driver.create(bios(ALPHA, 128));
        driver.start(ALPHA);
        var before = driver.list();
        driver.close();

        driver = open();

        assertEquals(before, driver.list());
        assertTrue(isRunning(ALPHA));
    }

    @Test
    void deletesRunningMachinesAndOnlyThose() {
        driver.create(bios(ALPHA, 128));
        var beta = driver.create(bios(BETA, 128));
        driver.start(ALPHA);

        driver.delete(ALPHA);
        driver.delete(ALPHA);

        assertEquals(List.of(beta), driver.list());
    }

    @Test
    void keepsTheConsoleOfAStoppedMachine() throws IOException {
        driver.create(bios(ALPHA, 128));
        driver.start(ALPHA);
        try (var live = driver.console(ALPHA, 0, true)) {
            assertTrue(live.readNBytes(5).length == 5);
        }
        driver.stop(ALPHA);

        byte[] all;
        try (var kept = driver.console(ALPHA, 0, false)) {
            all = kept.readAllBytes();
        }

        try (var rest = driver.console(ALPHA, 3, false)) {
            assertEquals(all.length - 3, rest.readAllBytes().length);
        }
    }

    @Test
    void unknownMachinesAreNotFound() {
        for (var work : List.<Runnable>of(
                () -> driver.start(ALPHA),
                () -> driver.stop(ALPHA),
                () -> driver.reset(ALPHA),
                () -> driver.console(ALPHA, 0, false))) {
            assertEquals(
                    ErrorCategory.NOT_FOUND,
                    assertThrows(AshlarException.class, work::run).category());
        }
        assertTrue(driver.find(ALPHA).isEmpty());
    }

    protected boolean isRunning(MachineName name) {
        return driver.find(name).orElseThrow().running();
    }
}
