package dev.ashlar.images.boot.packet;

/** An Ethernet frame as the boot server sees it. */
public sealed interface Frame permits ArpRequest, UdpFrame, RouterSolicitation, Frame.Other, Frame.Malformed {
    /** A sound frame of no interest here. */
    record Other() implements Frame {}

    /** A frame that claims to be of interest and is broken. */
    record Malformed(String reason) implements Frame {}
}
