package dev.ashlar.stacks.site;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** At most one process runs a site. The lock goes with the process, however that ends. */
final class SiteLock implements AutoCloseable {
    private final FileChannel channel;

    private SiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Throws CONFLICT when another process has it. */
    static SiteLock take(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw AshlarException.conflict("the site of " + file.getParent() + " runs already in another process");
            }
            return new SiteLock(channel);
        } catch (IOException e) {
            throw AshlarException.external("lock " + file + " cannot be taken: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw AshlarException.external("site lock cannot be released: " + e.getMessage(), e);
        }
    }
}
