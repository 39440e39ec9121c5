package dev.ashlar.images.boot.directory;

import dev.ashlar.contract.MachineName;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The boots under way. Each machine keeps its present and its previous one, so a plan that changes while a machine boots
 * does not break that boot; memory is bounded by the number of machines with a plan. Thread-safe.
 */
public final class BootSessions {
    private static final int KEPT_PER_MACHINE = 2;
    private static final int TOKEN_BYTES = 16;

    private final RandomGenerator random;
    private final Map<MachineName, ArrayDeque<BootSession>> byMachine = new HashMap<>(); // newest first
    private final Map<String, BootSession> byToken = new HashMap<>();

    /** {@code random} must be a cryptographic source. */
    public BootSessions(RandomGenerator random) {
        this.random = random;
    }

    /** The session for this plan: the present one when the plan has not changed, else a new one. */
    public synchronized BootSession open(BootPlan plan) {
        var sessions = byMachine.computeIfAbsent(plan.machine(), _ -> new ArrayDeque<>());
        var present = sessions.peekFirst();
        if (present != null && present.plan().equals(plan)) {
            return present;
        }
        var session = new BootSession(newToken(), plan);
        sessions.addFirst(session);
        byToken.put(session.token(), session);
        if (sessions.size() > KEPT_PER_MACHINE) {
            byToken.remove(sessions.removeLast().token());
        }
        return session;
    }

    public synchronized Optional<BootSession> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    private String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
