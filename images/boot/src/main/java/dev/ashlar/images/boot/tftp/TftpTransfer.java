package dev.ashlar.images.boot.tftp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * One file on its way, without clock or socket. Blocks are numbered from 1 and never wrap in here; on the wire they do
 * (65536 is written 0). Holds one window of blocks for sending again. Not thread-safe.
 *
 * <pre>
 * start ── options granted? ──▶ OACK ── ack 0 ──▶ window ── ack last of window ──▶ window ... ──▶ done
 *   └──────────── none ────────────────────────────▲   └── ack in the middle: again from there
 * </pre>
 */
final class TftpTransfer {
    private final TftpTerms terms;
    private final InputStream content;
    private final long lastBlock;
    private final ArrayDeque<byte[]> window = new ArrayDeque<>(); // blocks acknowledged + 1 and on
    private long acknowledged;
    private boolean optionsPending;

    /** The caller closes {@code content}, which holds {@code size} bytes. */
    TftpTransfer(TftpTerms terms, InputStream content, long size) {
        this.terms = terms;
        this.content = content;
        this.lastBlock = size / terms.blockBytes() + 1; // the last block is short, maybe empty
        this.optionsPending = !terms.granted().isEmpty();
    }

    /** What to send first, and again when nothing is heard. */
    List<byte[]> toSend() throws IOException {
        if (optionsPending) {
            return List.of(TftpPacket.optionAcknowledgement(terms.granted()));
        }
        fill();
        var packets = new ArrayList<byte[]>();
        long block = acknowledged;
        for (var bytes : window) {
            packets.add(TftpPacket.data(++block, bytes));
        }
        return packets;
    }

    /** False for an acknowledgement that is old or out of the window: answering those doubles every packet. */
    boolean acknowledge(int wireBlock) {
        if (optionsPending) {
            optionsPending = wireBlock != 0;
            return !optionsPending;
        }
        int ahead = (wireBlock - (int) acknowledged) & 0xffff;
        if (ahead == 0 || ahead > window.size()) {
            return false;
        }
        for (int i = 0; i < ahead; i++) {
            window.removeFirst();
        }
        acknowledged += ahead;
        return true;
    }

    boolean isDone() {
        return acknowledged == lastBlock;
    }

    private void fill() throws IOException {
        while (window.size() < terms.windowBlocks() && acknowledged + window.size() < lastBlock) {
            window.addLast(content.readNBytes(terms.blockBytes()));
        }
    }
}
