package dev.ashlar.contract.rollout;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import java.time.Instant;
import java.util.Optional;

/**
 * One machine's part of a rollout.
 *
 * @param wave 0 is the canary
 * @param from what it ran before; empty when it had no image
 * @param since when it entered its state
 * @param reason why it is where it is, in words
 */
public record RolloutStep(
        MachineName machine,
        int wave,
        Optional<ImageReference> from,
        Optional<Digest> fromDigest,
        ImageReference to,
        Digest toDigest,
        StepState state,
        Instant since,
        String reason) {
    public RolloutStep in(StepState next, Instant now, String why) {
        return new RolloutStep(machine, wave, from, fromDigest, to, toDigest, next, now, why);
    }
}
