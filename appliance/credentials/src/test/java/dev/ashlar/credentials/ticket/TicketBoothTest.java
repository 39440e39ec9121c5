package dev.ashlar.credentials.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.credentials.ManualClock;
import dev.ashlar.ledger.TicketStore.Spending;
import dev.ashlar.ledger.memory.MemoryLedger;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketBoothTest {
    private static final MachineName MACHINE = new MachineName("agent-1");
    private static final Digest IMAGE = Digest.of(new byte[] {1});
    private static final Digest KEY = Digest.of(new byte[] {2});

    final ManualClock clock = new ManualClock();
    final MemoryLedger ledger = new MemoryLedger();
    final TicketBooth booth = booth();

    @Test
    void repeatedAsksOfOneBootGetOneTicket() {
        var ticket = booth.mint(MACHINE, IMAGE, 1);
        clock.advance(Duration.ofMinutes(4));
        assertEquals(ticket, booth.mint(MACHINE, IMAGE, 1));
        assertEquals(64, ticket.length());
    }

    @Test
    void newBootAssignmentOrTimeGetsANewTicketAndTheOldOneIsWithdrawn() {
        var first = booth.mint(MACHINE, IMAGE, 1);
        booth.endBoot(MACHINE);
        var second = booth.mint(MACHINE, IMAGE, 1);
        var third = booth.mint(MACHINE, IMAGE, 2);
        clock.advance(Duration.ofMinutes(5));
        var fourth = booth.mint(MACHINE, IMAGE, 2);

        assertNotEquals(first, second);
        assertNotEquals(second, third);
        assertNotEquals(third, fourth);
        assertInstanceOf(Spending.Unknown.class, spend(first));
        assertInstanceOf(Spending.Unknown.class, spend(third));
        assertInstanceOf(Spending.Spent.class, spend(fourth));
    }

    @Test
    void machinesAndBoothsNeverShareTickets() {
        var ticket = booth.mint(MACHINE, IMAGE, 1);
        assertNotEquals(ticket, booth.mint(new MachineName("agent-2"), IMAGE, 1));
        assertNotEquals(ticket, booth().mint(MACHINE, IMAGE, 1));
    }

    private Spending spend(String ticket) {
        return ledger.tickets().spend(TicketBooth.hash(ticket), KEY, clock.instant());
    }

    private TicketBooth booth() {
        return new TicketBooth(ledger.tickets(), clock, new SecureRandom(), Duration.ofMinutes(10));
    }
}
