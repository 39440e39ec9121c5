package dev.ashlar.stacks.machines.qemu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A console log from an offset on. With {@code follow} a read at the end waits until there is more, the stream is
 * closed (by any thread) or the file is removed. A log that began anew is read from its beginning.
 */
final class ConsoleStream extends InputStream {
    private static final long LOOK_MILLIS = 100;

    private final Path file;
    private final FileChannel channel;
    private final boolean follow;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long position;

    ConsoleStream(Path file, long offset, boolean follow) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.follow = follow;
        this.position = Math.max(0, offset);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (closed.getCount() > 0) {
            if (follow && channel.size() < position) {
                position = 0;
            }
            var count = channel.read(ByteBuffer.wrap(target, offset, length), position);
            if (count > 0) {
                position += count;
                return count;
            }
            if (!follow || !Files.exists(file) || waitOrClosed()) {
                return -1;
            }
        }
        return -1;
    }

    @Override
    public int available() throws IOException {
        return channel.isOpen() ? Math.clamp(channel.size() - position, 0, Integer.MAX_VALUE) : 0;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        channel.close();
    }

    private boolean waitOrClosed() throws IOException {
        try {
            return closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("reading the console was interrupted");
        }
    }
}
