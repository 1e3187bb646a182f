package io.tidemark.ingest.capture;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How an upload is compressed, recognised by its first bytes. */
enum Compression {
    /** Not compressed, or in a way that is not read. */
    NONE {
        @Override
        InputStream expand(InputStream bytes) {
            return bytes;
        }
    },
    /** RFC 1952, any number of members. */
    GZIP {
        @Override
        InputStream expand(InputStream bytes) throws IOException {
            return new GZIPInputStream(bytes, BUFFER_BYTES);
        }
    },
    /**
     * RFC 8878, any number of frames, windows up to 8 MiB: what its section 3.1.1.1.2 asks every decoder to support and encoders
     * not to exceed. The window is kept in memory, outside the heap.
     */
    ZSTD {
        @Override
        InputStream expand(InputStream bytes) throws IOException {
            return new ZstdInputStreamNoFinalizer(bytes).setLongMax(LOG_OF_WINDOW_BYTES);
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LOG_OF_WINDOW_BYTES = 23;

    /** Expands what {@code bytes} holds. */
    abstract InputStream expand(InputStream bytes) throws IOException;

    /** The compression that the first four bytes tell. */
    static Compression of(byte[] first) {
        if (first.length >= 2 && BigEndian.u16(first, 0) == 0x1f8b) {
            return GZIP;
        }
        if (first.length >= 4 && isZstd(Integer.reverseBytes(BigEndian.i32(first, 0)))) {
            return ZSTD;
        }
        return NONE;
    }

    /** RFC 8878, 3.1.1 and 3.1.2: a frame, or one of sixteen kinds of skippable frame. */
    private static boolean isZstd(int magic) {
        return magic == 0xfd2fb528 || (magic & 0xfffffff0) == 0x184d2a50;
    }
}
