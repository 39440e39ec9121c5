package dev.ashlar.contract.rollout;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;

/**
 * Which image a machine boots.
 *
 * @param generation of the plan that last changed this machine's image; never falls
 */
public record Assignment(MachineName machine, ImageReference reference, Digest image, long generation) {}
