package dev.ashlar.images.boot.tftp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What clients send (RFC 1350 §5), and the written form of what a server sends. */
sealed interface TftpPacket {
    int DATA = 3;
    int ERROR = 5;
    int OPTIONS = 6;

    /**
     * @param options by lower-case name, in the order they came
     */
    record Read(String file, Map<String, String> options) implements TftpPacket {
        public Read {
            options = Map.copyOf(options);
        }
    }

    /**
     * @param block number modulo 65536
     */
    record Acknowledgement(int block) implements TftpPacket {}

    /** The client gives up. */
    record Failure(String message) implements TftpPacket {}

    /** Sound, and nothing this server does. */
    record Unsupported() implements TftpPacket {}

    /** Empty when broken; never throws. */
    static Optional<TftpPacket> read(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 0) {
            return Optional.empty();
        }
        return switch (bytes[1]) {
            case 1 -> request(bytes);
            case 2, DATA, OPTIONS -> Optional.of(new Unsupported());
            case 4 -> Optional.of(new Acknowledgement(((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff)));
            case ERROR ->
                Optional.of(new Failure(
                        new String(bytes, 4, bytes.length - 4, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "")));
            default -> Optional.empty();
        };
    }

    private static Optional<TftpPacket> request(byte[] bytes) {
        var texts = texts(bytes);
        if (texts.size() < 2 || texts.size() % 2 != 0 || bytes[bytes.length - 1] != 0) {
            return Optional.empty();
        }
        if (!texts.get(1).equalsIgnoreCase("octet")) {
            return Optional.of(new Unsupported());
        }
        var options = new LinkedHashMap<String, String>();
        for (int i = 2; i < texts.size(); i += 2) {
            options.put(texts.get(i).toLowerCase(Locale.ROOT), texts.get(i + 1));
        }
        return Optional.of(new Read(texts.get(0), options));
    }

    /** The zero-terminated texts after the operation code. */
    private static List<String> texts(byte[] bytes) {
        var texts = new ArrayList<String>();
        int start = 2;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                texts.add(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
                start = i + 1;
            }
        }
        return texts;
    }

    static byte[] data(long block, byte[] content) {
        var bytes = new byte[4 + content.length];
        ByteBuffer.wrap(bytes).putShort((short) DATA).putShort((short) block).put(content);
        return bytes;
    }

    static byte[] error(int code, String message) {
        var text = message.getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[5 + text.length];
        ByteBuffer.wrap(bytes).putShort((short) ERROR).putShort((short) code).put(text);
        return bytes;
    }

    static byte[] optionAcknowledgement(Map<String, String> options) {
        var text = new StringBuilder();
        options.forEach(
                (name, value) -> text.append(name).append('\0').append(value).append('\0'));
        var written = text.toString().getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[2 + written.length];
        ByteBuffer.wrap(bytes).putShort((short) OPTIONS).put(written);
        return bytes;
    }
}
