package dev.ashlar.node.identity;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads an HTTP request's head to its end and keeps the first line's target. */
final class RequestHead {
    private RequestHead() {}

    /** Empty when it is no GET. Throws when the head is longer than allowed or ends early. */
    static Optional<String> target(InputStream in, int bytesMax) throws IOException {
        var line = new StringBuilder();
        int lineLength = 0;
        boolean first = true;
        for (int read = 0; read < bytesMax; read++) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("request ends in its head");
            }
            if (c == '\n') {
                if (lineLength == 0) {
                    return target(line.toString());
                }
                first = false;
                lineLength = 0;
            } else if (c != '\r') {
                lineLength++;
                if (first) {
                    line.append((char) c);
                }
            }
        }
        throw new IOException("request head is longer than " + bytesMax + " bytes");
    }

    private static Optional<String> target(String line) {
        int end = line.indexOf(' ', 4);
        return line.startsWith("GET /") && end > 0 ? Optional.of(line.substring(4, end)) : Optional.empty();
    }
}
