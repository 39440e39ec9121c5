package dev.ashlar.contract.image;

import dev.ashlar.contract.Digest;

/**
 * Where a channel points, as read and as asked for.
 *
 * @param digest identity of the image
 * @param expectedSequence how often the channel was moved: as read, what the next move has to expect; 0 before the
 *     first move
 */
public record ChannelPointer(Digest digest, long expectedSequence) {}
