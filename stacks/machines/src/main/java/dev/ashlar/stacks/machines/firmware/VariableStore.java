package dev.ashlar.stacks.machines.firmware;

import dev.ashlar.contract.AshlarException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The authenticated variable store at the head of an OVMF variables file: a firmware volume header (UEFI PI 1.8,
 * volume 3, 3.2.1), a store header of 28 bytes, then variables, each beginning at a multiple of 4 bytes, then 0xFF to
 * the end. Not thread-safe.
 */
final class VariableStore {
    /** Non-volatile, for boot services and run time, changed only by signed writes. */
    static final int KEY_ATTRIBUTES = 0x27;

    private static final int VOLUME_SIGNATURE = 0x4856465F; // "_FVH"
    private static final int VOLUME_SIGNATURE_AT = 40;
    private static final int VOLUME_HEADER_LENGTH_AT = 48;
    private static final int STORE_HEADER_BYTES = 28;
    private static final int VARIABLE_HEADER_BYTES = 60;
    private static final short VARIABLE_START = 0x55AA;
    private static final byte ADDED = 0x3F;
    private static final byte DELETED_BIT = (byte) 0xFD;
    private static final int STATE_AT = 2;
    private static final int NAME_SIZE_AT = 36;
    private static final int DATA_SIZE_AT = 40;

    private final ByteBuffer file;
    private final int end;
    private int free;

    /** Takes a copy of {@code bytes}; refuses what is not such a store. */
    VariableStore(byte[] bytes) {
        file = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        require(bytes.length > 128 && file.getInt(VOLUME_SIGNATURE_AT) == VOLUME_SIGNATURE, "no firmware volume");
        var store = Short.toUnsignedInt(file.getShort(VOLUME_HEADER_LENGTH_AT));
        require(store + STORE_HEADER_BYTES < bytes.length, "the volume's header is too long");
        var type = Arrays.copyOfRange(bytes, store, store + UefiGuid.BYTES);
        require(
                Arrays.equals(type, UefiGuid.AUTHENTICATED_VARIABLE_STORE.bytes()),
                "no store of authenticated variables");
        end = store + file.getInt(store + UefiGuid.BYTES);
        require(end > store && end <= bytes.length, "the store is longer than the file");
        free = store + STORE_HEADER_BYTES;
        while (isVariable(free)) {
            free = next(free);
        }
    }

    /** Puts a variable in place of any of the same name and owner. */
    void put(UefiGuid vendor, String name, byte[] data) {
        var encoded = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        remove(vendor, encoded);
        require(free + VARIABLE_HEADER_BYTES + encoded.length + data.length < end, "no room for variable " + name);
        file.position(free);
        file.putShort(VARIABLE_START).put(ADDED).put((byte) 0).putInt(KEY_ATTRIBUTES);
        file.putLong(0).put(new byte[16]).putInt(0); // count, time stamp (any later signed write is newer), key index
        file.putInt(encoded.length).putInt(data.length).put(vendor.bytes());
        file.put(encoded).put(data);
        free = aligned(file.position());
    }

    /** The file with all changes; the caller owns it. */
    byte[] toBytes() {
        return file.array().clone();
    }

    private void remove(UefiGuid vendor, byte[] name) {
        for (var at = firstVariable(); at < free; at = next(at)) {
            var nameAt = at + VARIABLE_HEADER_BYTES;
            var same = matches(nameAt - UefiGuid.BYTES, vendor.bytes())
                    && file.getInt(at + NAME_SIZE_AT) == name.length
                    && matches(nameAt, name);
            if (same) {
                file.put(at + STATE_AT, (byte) (file.get(at + STATE_AT) & DELETED_BIT));
            }
        }
    }

    private int firstVariable() {
        return Short.toUnsignedInt(file.getShort(VOLUME_HEADER_LENGTH_AT)) + STORE_HEADER_BYTES;
    }

    private boolean matches(int at, byte[] expected) {
        var found = new byte[expected.length];
        file.get(at, found);
        return Arrays.equals(found, expected);
    }

    private boolean isVariable(int at) {
        return at + VARIABLE_HEADER_BYTES < end && file.getShort(at) == VARIABLE_START;
    }

    private int next(int at) {
        long name = Integer.toUnsignedLong(file.getInt(at + NAME_SIZE_AT));
        long data = Integer.toUnsignedLong(file.getInt(at + DATA_SIZE_AT));
        require(at + VARIABLE_HEADER_BYTES + name + data <= end, "a variable reaches past the end of its store");
        return aligned((int) (at + VARIABLE_HEADER_BYTES + name + data));
    }

    private static int aligned(int at) {
        return (at + 3) & ~3;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw AshlarException.external("the UEFI variables file is not usable: " + otherwise
                    + "; install the package ovmf anew, or name another variables file");
        }
    }
}
