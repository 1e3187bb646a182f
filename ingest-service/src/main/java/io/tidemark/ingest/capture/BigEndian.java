package io.tidemark.ingest.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as networks write them, most significant byte first, read from any position of an array. */
public final class BigEndian {

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    /** An unsigned 8-bit number. */
    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    /** An unsigned 16-bit number. */
    public static int u16(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at) & 0xffff;
    }

    /** 32 bits. */
    public static int i32(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /** An unsigned 32-bit number. */
    public static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xffffffffL;
    }

    /** 64 bits. */
    public static long i64(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }
}
