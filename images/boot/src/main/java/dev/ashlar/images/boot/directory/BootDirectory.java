package dev.ashlar.images.boot.directory;

import dev.ashlar.images.boot.directory.MachineSighting.Transport;
import java.util.Optional;

/**
 * Decides what a machine boots from what was seen of it. Strangers are never answered: this server shares its wire with
 * machines that are not its business.
 */
public final class BootDirectory {
    /** Vendor class of a running appliance that asks for its boot parameters. */
    public static final String APPLIANCE_CLASS = "Ashlar";

    private static final String PXE_CLASS = "PXEClient";
    private static final String HTTP_CLASS = "HTTPClient";
    private static final int BIOS = 0;
    private static final int EFI_BYTE_CODE = 7; // what x64 firmware sends in practice
    private static final int EFI_X64 = 9;
    private static final int EFI_X64_HTTP = 16;

    private final BootCatalog catalog;

    public BootDirectory(BootCatalog catalog) {
        this.catalog = catalog;
    }

    /** Looks up the machine's plan and decides. */
    public BootDecision decide(MachineSighting sighting) {
        return decide(sighting, catalog.planFor(sighting.mac()));
    }

    /** The decision as a pure function. */
    static BootDecision decide(MachineSighting sighting, Optional<BootPlan> plan) {
        if (plan.isEmpty()) {
            return new BootDecision.Ignore("no machine with an image has the address " + sighting.mac());
        }
        return switch (sighting.kind()) {
            case OTHER -> new BootDecision.Ignore("the message asks for nothing");
            case INFORM -> inform(sighting, plan.get());
            case DISCOVER, REQUEST -> boot(sighting, plan.get());
        };
    }

    private static BootDecision inform(MachineSighting sighting, BootPlan plan) {
        return sighting.vendorClass().equals(APPLIANCE_CLASS)
                ? new BootDecision.TellParameters(plan)
                : new BootDecision.Ignore("DHCPINFORM with vendor class \"" + sighting.vendorClass() + "\"");
    }

    private static BootDecision boot(MachineSighting sighting, BootPlan plan) {
        if (sighting.vendorClass().startsWith(HTTP_CLASS)) {
            return http(sighting, plan);
        }
        if (sighting.vendorClass().startsWith(PXE_CLASS) || sighting.ipxe()) {
            return sighting.ipxe() ? script(sighting, plan) : pxe(sighting, plan);
        }
        return sighting.transport() == Transport.DHCP
                ? new BootDecision.GiveAddressOnly(plan)
                : new BootDecision.Ignore("port 4011 without vendor class " + PXE_CLASS);
    }

    private static BootDecision http(MachineSighting sighting, BootPlan plan) {
        return sighting.architecture().orElse(EFI_X64_HTTP) == EFI_X64_HTTP
                ? new BootDecision.LoadImageByHttp(plan)
                : unknownArchitecture(sighting);
    }

    private static BootDecision script(MachineSighting sighting, BootPlan plan) {
        return switch (sighting.architecture().orElse(BIOS)) {
            case BIOS, EFI_BYTE_CODE, EFI_X64 -> new BootDecision.RunScript(plan);
            default -> unknownArchitecture(sighting);
        };
    }

    private static BootDecision pxe(MachineSighting sighting, BootPlan plan) {
        return switch (sighting.architecture().orElse(BIOS)) {
            case BIOS -> new BootDecision.Ignore("a BIOS without iPXE; give the network card an iPXE ROM");
            case EFI_BYTE_CODE, EFI_X64 -> new BootDecision.LoadImageByTftp(plan);
            default -> unknownArchitecture(sighting);
        };
    }

    private static BootDecision unknownArchitecture(MachineSighting sighting) {
        return new BootDecision.Ignore("no image for processor architecture type "
                + sighting.architecture().orElseThrow());
    }
}
