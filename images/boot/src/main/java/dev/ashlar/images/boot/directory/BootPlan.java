package dev.ashlar.images.boot.directory;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.contract.image.ImageManifest;

/**
 * What one machine is to boot now.
 *
 * @param parameters what the machine is told once it runs; holds its ticket
 */
public record BootPlan(MachineName machine, ImageManifest image, BootParameters parameters) {}
