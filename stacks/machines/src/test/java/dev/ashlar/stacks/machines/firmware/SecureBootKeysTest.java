package dev.ashlar.stacks.machines.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecureBootKeysTest {
    private static final int STORE = 72;
    private static final int FIRST_VARIABLE = STORE + 28;

    @Test
    void putsVariablesOneAfterAnotherAtMultiplesOfFour() {
        var store = new VariableStore(empty(1024));

        store.put(UefiGuid.GLOBAL_VARIABLE, "PK", new byte[] {1, 2, 3});
        store.put(UefiGuid.GLOBAL_VARIABLE, "KEK", new byte[] {4});

        var bytes = ByteBuffer.wrap(store.toBytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals((short) 0x55AA, bytes.getShort(FIRST_VARIABLE));
        var second = FIRST_VARIABLE + 60 + "PK\0".length() * 2 + 3 + 3;
        assertEquals(0, second % 4);
        assertEquals((short) 0x55AA, bytes.getShort(second));
        var name = new byte[6];
        bytes.get(second + 60, name);
        assertEquals("KEK", new String(name, StandardCharsets.UTF_16LE));
    }

    @Test
    void marksAnEarlierVariableOfTheSameNameDeleted() {
        var store = new VariableStore(empty(1024));
        store.put(UefiGuid.GLOBAL_VARIABLE, "PK", new byte[] {1});

        store.put(UefiGuid.GLOBAL_VARIABLE, "PK", new byte[] {2});

        assertEquals(0x3D, store.toBytes()[FIRST_VARIABLE + 2]);
    }

    @Test
    void keepsTheVariablesThatAreThere() {
        var first = new VariableStore(empty(1024));
        first.put(UefiGuid.GLOBAL_VARIABLE, "PK", new byte[] {1, 2, 3, 4});
        var before = first.toBytes();

        var second = new VariableStore(before);
        second.put(UefiGuid.IMAGE_SECURITY_DATABASE, "db", new byte[] {5});

        var length = 60 + 6 + 4;
        assertArrayEquals(
                Arrays.copyOfRange(before, FIRST_VARIABLE, FIRST_VARIABLE + length),
                Arrays.copyOfRange(second.toBytes(), FIRST_VARIABLE, FIRST_VARIABLE + length));
    }

    @Test
    void refusesWhatIsNoVariableStore() {
        for (var bytes : new byte[][] {new byte[0], new byte[64], new byte[4096], broken()}) {
            var refused = assertThrows(AshlarException.class, () -> new VariableStore(bytes));
            assertTrue(refused.getMessage().contains("UEFI variables file"));
        }
    }

    @Test
    void refusesMoreThanThereIsRoomFor() {
        var store = new VariableStore(empty(256));

        assertThrows(AshlarException.class, () -> store.put(UefiGuid.GLOBAL_VARIABLE, "PK", new byte[4096]));
    }

    /** As OVMF ships it: volume header, store header, nothing. */
    private static byte[] empty(int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) 0xFF);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(40, 0x4856465F)
                .putShort(48, (short) STORE)
                .put(STORE, UefiGuid.AUTHENTICATED_VARIABLE_STORE.bytes())
                .putInt(STORE + 16, size - STORE);
        return bytes;
    }

    /** Its one variable says that it is longer than the store. */
    private static byte[] broken() {
        var store = new VariableStore(empty(1024));
        store.put(UefiGuid.GLOBAL_VARIABLE, "PK", new byte[] {1});
        var bytes = store.toBytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(FIRST_VARIABLE + 40, -2);
        return bytes;
    }
}
