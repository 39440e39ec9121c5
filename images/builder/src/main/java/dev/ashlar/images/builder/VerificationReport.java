package dev.ashlar.images.builder;

import dev.ashlar.contract.ImageReference;
import java.util.List;

/** What {@code image verify} found, one line per check. */
public record VerificationReport(ImageReference reference, List<Check> checks) {
    /**
     * @param name for instance {@code signature} or {@code rebuild kernel}
     * @param detail why, for a person
     */
    public record Check(String name, boolean passed, String detail) {}

    public VerificationReport {
        checks = List.copyOf(checks);
    }

    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
