package dev.ashlar.images.boot.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.BootFixtures;
import dev.ashlar.images.boot.directory.MachineSighting.Kind;
import dev.ashlar.images.boot.directory.MachineSighting.Transport;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootDirectoryTest {
    private static final MacAddress MAC = new MacAddress("52:54:00:aa:00:01");

    @ParameterizedTest
    @CsvSource({
        "0, PXEClient:Arch:00000:UNDI:002001, true, DISCOVER, RunScript",
        "0, PXEClient:Arch:00000:UNDI:002001, false, DISCOVER, Ignore",
        "7, PXEClient:Arch:00007:UNDI:003000, true, REQUEST, RunScript",
        "7, PXEClient:Arch:00007:UNDI:003000, false, DISCOVER, LoadImageByTftp",
        "9, PXEClient:Arch:00009:UNDI:003000, false, REQUEST, LoadImageByTftp",
        "16, HTTPClient:Arch:00016:UNDI:003000, false, DISCOVER, LoadImageByHttp",
        "11, PXEClient:Arch:00011:UNDI:003000, false, DISCOVER, Ignore",
        "19, HTTPClient:Arch:00019:UNDI:003000, false, DISCOVER, Ignore",
        "0, Ashlar, false, INFORM, TellParameters",
        "0, MSFT 5.0, false, INFORM, Ignore",
        "0, MSFT 5.0, false, DISCOVER, GiveAddressOnly",
        "0, PXEClient, false, OTHER, Ignore"
    })
    void decidesFromWhatWasSeen(int architecture, String vendorClass, boolean ipxe, Kind kind, String decision) {
        // Given
        var sighting = new MachineSighting(MAC, OptionalInt.of(architecture), vendorClass, ipxe, Transport.DHCP, kind);

        // When
        var decided = BootDirectory.decide(sighting, Optional.of(BootFixtures.plan()));

        // Then
        assertEquals(decision, decided.getClass().getSimpleName());
    }

    @Test
    void strangersAreIgnored() {
        // Given
        var sighting = new MachineSighting(MAC, OptionalInt.of(0), "PXEClient", true, Transport.DHCP, Kind.DISCOVER);

        // When
        var decided = BootDirectory.decide(sighting, Optional.empty());

        // Then
        var ignore = assertInstanceOf(BootDecision.Ignore.class, decided);
        assertEquals("no machine with an image has the address 52:54:00:aa:00:01", ignore.reason());
    }
}
