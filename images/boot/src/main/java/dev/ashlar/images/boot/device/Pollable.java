package dev.ashlar.images.boot.device;

/** Something one can wait for with {@link Wakeup}. */
public sealed interface Pollable permits DeviceUdpSocket, SolicitationSocket {
    /** The file descriptor. */
    int descriptor();
}
