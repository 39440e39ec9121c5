package dev.ashlar.images.boot.nic;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.dhcp.DhcpResponder;
import dev.ashlar.images.boot.directory.BootWatch;
import dev.ashlar.images.boot.tftp.TftpService;
import java.util.function.Predicate;

/**
 * What answers on a network card.
 *
 * @param isKnown false for strangers, who get no answer
 */
public record NicServices(DhcpResponder dhcp, TftpService tftp, Predicate<MacAddress> isKnown, BootWatch watch) {}
