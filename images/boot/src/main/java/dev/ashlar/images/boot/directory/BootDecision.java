package dev.ashlar.images.boot.directory;

/** How a sighting is answered. */
public sealed interface BootDecision {
    /** iPXE fetches its script by HTTP. */
    record RunScript(BootPlan plan) implements BootDecision {}

    /** UEFI PXE fetches the UKI by TFTP. */
    record LoadImageByTftp(BootPlan plan) implements BootDecision {}

    /** UEFI HTTP boot fetches the UKI by HTTP. */
    record LoadImageByHttp(BootPlan plan) implements BootDecision {}

    /** A running appliance asks where its boot parameters are. */
    record TellParameters(BootPlan plan) implements BootDecision {}

    /** A machine of ours asks for an address and nothing to boot. */
    record GiveAddressOnly(BootPlan plan) implements BootDecision {}

    /** No answer at all. */
    record Ignore(String reason) implements BootDecision {}
}
