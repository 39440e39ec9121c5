package dev.ashlar.images.boot.tftp;

import dev.ashlar.contract.image.Blob;
import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.directory.BlobSource;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootPlan;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves boot files by TFTP, read-only; at most 64 transfers at once. Thread-safe. */
public final class TftpService {
    /** Port of TFTP servers. */
    public static final int PORT = 69;

    private static final Logger LOGGER = LoggerFactory.getLogger(TftpService.class);
    private static final int TRANSFERS_MAX = 64;
    private static final int TRIES = 5;
    private static final int NOT_FOUND = 1;
    private static final int BUSY = 0;
    private static final int ILLEGAL = 4;

    private final BootSessions sessions;
    private final BlobSource blobs;
    private final BootWatch watch;
    private final Semaphore transfers = new Semaphore(TRANSFERS_MAX);

    private record Named(BootPlan plan, Blob blob) {}

    public TftpService(BootSessions sessions, BlobSource blobs, BootWatch watch) {
        this.sessions = sessions;
        this.blobs = blobs;
        this.watch = watch;
    }

    /** Answers a packet that came to port 69: a whole transfer, in the caller's thread. */
    public void serve(byte[] request, TftpChannel channel) {
        try {
            var packet = TftpPacket.read(request);
            if (packet.isEmpty()) {
                watch.count(Counted.TFTP_MALFORMED);
            } else if (packet.get() instanceof TftpPacket.Read read) {
                serve(read, channel);
            } else {
                refuse(channel, ILLEGAL, "only octet reads are served");
            }
        } catch (IOException | RuntimeException e) {
            watch.count(Counted.TFTP_FAILED);
            LOGGER.atWarn().setCause(e).log("TFTP transfer broken off");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(TftpPacket.Read read, TftpChannel channel) throws IOException, InterruptedException {
        var named = find(read.file());
        if (named.isEmpty()) {
            refuse(channel, NOT_FOUND, "no such file");
        } else if (!transfers.tryAcquire()) {
            refuse(channel, BUSY, "too many transfers");
        } else {
            try {
                transfer(read, named.get(), channel);
            } finally {
                transfers.release();
            }
        }
    }

    private void transfer(TftpPacket.Read read, Named named, TftpChannel channel)
            throws IOException, InterruptedException {
        watch.count(Counted.TFTP_STARTED);
        watch.seen(named.plan(), "tftp");
        long size = named.blob().sizeBytes();
        var terms = TftpTerms.of(read.options(), size);
        try (var content = blobs.open(named.blob().digest(), 0, size)) {
            boolean done = run(new TftpTransfer(terms, content, size), terms, channel);
            watch.count(done ? Counted.TFTP_COMPLETED : Counted.TFTP_FAILED);
        }
    }

    /** False when the client gave up or fell silent. Firmware stops after asking for the size: that is normal. */
    private static boolean run(TftpTransfer transfer, TftpTerms terms, TftpChannel channel)
            throws IOException, InterruptedException {
        for (int tries = 0; tries < TRIES && !transfer.isDone(); ) {
            for (var packet : transfer.toSend()) {
                channel.send(packet);
            }
            switch (next(transfer, terms, channel)) {
                case MOVED -> tries = 0;
                case SILENT -> tries++;
                case GIVEN_UP -> {
                    return false;
                }
            }
        }
        return transfer.isDone();
    }

    private enum Step {
        MOVED,
        SILENT,
        GIVEN_UP
    }

    private static Step next(TftpTransfer transfer, TftpTerms terms, TftpChannel channel)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + terms.timeout().toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            var packet = channel.receive(Duration.ofNanos(left)).flatMap(TftpPacket::read);
            if (packet.isPresent() && packet.get() instanceof TftpPacket.Failure) {
                return Step.GIVEN_UP;
            }
            if (packet.isPresent()
                    && packet.get() instanceof TftpPacket.Acknowledgement(int block)
                    && transfer.acknowledge(block)) {
                return Step.MOVED;
            }
        }
        return Step.SILENT;
    }

    private Optional<Named> find(String file) {
        int slash = file.indexOf('/');
        if (slash < 0 || !file.substring(slash + 1).equals(BootLinks.IMAGE)) {
            return Optional.empty();
        }
        return sessions.find(file.substring(0, slash))
                .map(session -> new Named(session.plan(), session.plan().image().uki()));
    }

    private void refuse(TftpChannel channel, int code, String message) throws IOException {
        watch.count(Counted.TFTP_REFUSED);
        channel.send(TftpPacket.error(code, message));
    }
}
