package dev.ashlar.images.boot.tftp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The way to one client: a pair of ports. */
public interface TftpChannel {
    void send(byte[] packet) throws IOException;

    /** The next packet from this client, or empty when none comes in time. */
    Optional<byte[]> receive(Duration timeout) throws IOException, InterruptedException;
}
