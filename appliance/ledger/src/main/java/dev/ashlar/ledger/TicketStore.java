package dev.ashlar.ledger;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import java.time.Instant;

/** One-time enrolment tickets. Only the hash of a ticket is ever stored. */
public interface TicketStore {
    /** @param image identity the ticket's bearer must run */
    record Ticket(Digest hash, MachineName machine, Digest image, long generation, Instant expiresAt) {}

    /** What spending a ticket came to. */
    sealed interface Spending {
        /** It is bound to this key now, or was already: the same answer may be given again. */
        record Spent(Ticket ticket) implements Spending {}

        /** Another key has it. */
        record UsedByAnotherKey(Ticket ticket) implements Spending {}

        record Expired(Ticket ticket) implements Spending {}

        record Unknown() implements Spending {}
    }

    /** Stores a ticket; the same hash again changes nothing. */
    void issue(Ticket ticket);

    /** Binds the ticket to a key, once. {@code key} is the digest of the public key's X.509 encoding. */
    Spending spend(Digest hash, Digest key, Instant now);

    /** Withdraws every unspent ticket of a machine. */
    void withdraw(MachineName machine);
}
