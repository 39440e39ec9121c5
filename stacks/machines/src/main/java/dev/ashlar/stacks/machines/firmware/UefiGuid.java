package dev.ashlar.stacks.machines.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** GUIDs as UEFI writes them (UEFI 2.10 appendix A): the first three fields are little-endian. */
enum UefiGuid {
    GLOBAL_VARIABLE("8be4df61-93ca-11d2-aa0d-00e098032b8c"),
    IMAGE_SECURITY_DATABASE("d719b2cb-3d3a-4596-a3bc-dad00e67656f"),
    CERTIFICATE_X509("a5c059a1-94e4-4aa7-87b5-ab155c2bf072"),
    AUTHENTICATED_VARIABLE_STORE("aaf32c78-947b-439a-a180-2e144ec37792"),
    /** Who put the keys in; any constant of ours serves. */
    OWNER("6c1f5a0e-3f0b-4d0a-9a35-5b8b8f5f4a51");

    static final int BYTES = 16;

    private final long high;
    private final long low;

    UefiGuid(String text) {
        var uuid = UUID.fromString(text);
        high = uuid.getMostSignificantBits();
        low = uuid.getLeastSignificantBits();
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(low)
                .array();
    }
}
