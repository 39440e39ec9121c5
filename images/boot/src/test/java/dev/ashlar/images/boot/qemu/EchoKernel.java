package dev.ashlar.images.boot.qemu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * A Linux kernel image of 2 KiB whose 16-bit start code writes its command line to the first serial port and stops. It
 * proves that firmware fetched, accepted and started what it was told to. Layout: Linux boot protocol 2.03.
 */
final class EchoKernel {
    private static final int SECTOR = 512;
    private static final int CODE_AT = 0x280;

    private static final byte[] CODE = HexFormat.ofDelimiter(" ")
            .parseHex(String.join(
                    " ",
                    "8c c8 2d 20 00 8e d8", // mov ax,cs; sub ax,0x20; mov ds,ax
                    "66 a1 28 02", // mov eax,[0x228]      where the command line is
                    "89 c6 83 e6 0f", // mov si,ax; and si,15
                    "66 c1 e8 04 8e d8", // shr eax,4; mov ds,ax
                    "fc", // cld
                    "ac 84 c0 74 12", // next: lodsb; test al,al; jz end
                    "88 c4 ba fd 03", // mov ah,al; mov dx,0x3fd
                    "ec a8 20 74 fb", // wait: in al,dx; test al,0x20; jz wait
                    "ba f8 03 88 e0 ee eb e8", // mov dx,0x3f8; mov al,ah; out dx,al; jmp next
                    "ba f8 03 b0 0a ee", // end: mov dx,0x3f8; mov al,10; out dx,al
                    "fa f4 eb fd")); // cli; halt: hlt; jmp halt

    private EchoKernel() {}

    static byte[] bytes() {
        var image = ByteBuffer.allocate(4 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        image.put(0x1f1, (byte) 1); // one sector of start code after the boot sector
        image.putInt(0x1f4, 2 * SECTOR / 16); // size of the rest, in 16-byte units
        image.putShort(0x1fe, (short) 0xaa55);
        image.put(0x200, (byte) 0xeb).put(0x201, (byte) (CODE_AT - 0x202)); // jump over the header
        image.put(0x202, new byte[] {'H', 'd', 'r', 'S'});
        image.putShort(0x206, (short) 0x0203);
        image.put(0x211, (byte) 1); // load the rest high
        image.putInt(0x214, 0x100000);
        image.putInt(0x22c, 0x37ffffff); // highest address of an initrd
        image.put(CODE_AT, CODE);
        return image.array();
    }
}
