package dev.ashlar.credentials.ticket;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.ledger.TicketStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hands out tickets. Firmware and boot loader ask several times in one boot and get the same ticket each time; once it
 * is spent, or half its life is over, or the assignment changes, the next ask is of a new boot and gets a new one.
 *
 * <p>A ticket is HMAC-SHA256 over machine, image, generation and a boot number, keyed by 256 random bits that live in
 * this object only: neither the ledger nor this object remembers a ticket. After a restart of the site numbers and key
 * begin anew; tickets handed out before stay valid until they expire. Thread-safe.
 */
public final class TicketBooth {
    private static final int KEY_BYTES = 32;

    private final TicketStore tickets;
    private final InstantSource clock;
    private final Duration lifetime;
    private final SecretKeySpec key;
    private final Map<MachineName, Boot> boots = new HashMap<>();

    /** One boot of one machine, as far as tickets go. */
    private record Boot(Digest image, long generation, long number, Instant mintedAt) {}

    /** @param lifetime of a ticket */
    public TicketBooth(TicketStore tickets, InstantSource clock, SecureRandom random, Duration lifetime) {
        this.tickets = tickets;
        this.clock = clock;
        this.lifetime = lifetime;
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /**
     * The ticket of the machine's present boot, 64 hexadecimal digits; only its hash is stored, before it is returned.
     * The machine's earlier unspent tickets are withdrawn when a new one is made.
     */
    public synchronized String mint(MachineName machine, Digest image, long generation) {
        var now = clock.instant();
        var boot = boots.get(machine);
        if (boot != null && isPresent(boot, image, generation, now)) {
            return ticket(machine, boot);
        }
        var next = new Boot(image, generation, boot == null ? 1 : boot.number() + 1, now);
        var ticket = ticket(machine, next);
        tickets.withdraw(machine);
        tickets.issue(new TicketStore.Ticket(hash(ticket), machine, image, generation, now.plus(lifetime)));
        boots.put(machine, next);
        return ticket;
    }

    /** Says that the machine's boot is over as far as tickets go: it spent its ticket, or was powered on anew. */
    public synchronized void endBoot(MachineName machine) {
        boots.computeIfPresent(
                machine, (_, boot) -> new Boot(boot.image(), boot.generation(), boot.number(), Instant.EPOCH));
    }

    /** As stored in the ledger. */
    public static Digest hash(String ticket) {
        return Digest.of(ticket.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isPresent(Boot boot, Digest image, long generation, Instant now) {
        return boot.image().equals(image)
                && boot.generation() == generation
                && now.isBefore(boot.mintedAt().plus(lifetime.dividedBy(2)));
    }

    private String ticket(MachineName machine, Boot boot) {
        var text = machine + "|" + boot.image() + "|" + boot.generation() + "|" + boot.number();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java has no HMAC-SHA256", e);
        }
    }
}
