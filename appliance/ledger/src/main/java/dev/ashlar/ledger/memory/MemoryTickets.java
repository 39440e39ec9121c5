package dev.ashlar.ledger.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.ledger.TicketStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class MemoryTickets implements TicketStore {
    private record Entry(Ticket ticket, Optional<Digest> usedKey) {}

    @GuardedBy("this")
    private final Map<Digest, Entry> entries = new HashMap<>();

    @Override
    public synchronized void issue(Ticket ticket) {
        entries.putIfAbsent(ticket.hash(), new Entry(ticket, Optional.empty()));
    }

    @Override
    public synchronized Spending spend(Digest hash, Digest key, Instant now) {
        var entry = entries.get(hash);
        if (entry == null) {
            return new Spending.Unknown();
        }
        if (entry.usedKey().isPresent()) {
            return entry.usedKey().get().equals(key)
                    ? new Spending.Spent(entry.ticket())
                    : new Spending.UsedByAnotherKey(entry.ticket());
        }
        if (!entry.ticket().expiresAt().isAfter(now)) {
            return new Spending.Expired(entry.ticket());
        }
        entries.put(hash, new Entry(entry.ticket(), Optional.of(key)));
        return new Spending.Spent(entry.ticket());
    }

    @Override
    public synchronized void withdraw(MachineName machine) {
        entries.values()
                .removeIf(entry ->
                        entry.usedKey().isEmpty() && entry.ticket().machine().equals(machine));
    }
}
