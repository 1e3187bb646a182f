package io.tidemark.ingest.nfcapd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Optional;

/** How blocks of a file are compressed, in the order of their numbers in its header (nfdump's nffileV2.h). */
enum BlockCompression {
    NONE,
    LZO,
    /** Not read: of a file's writers hardly one takes it. */
    BZIP2,
    LZ4,
    ZSTD;

    /** The compression of a number that is read, empty where it is not. */
    static Optional<BlockCompression> of(int number) {
        return number == BZIP2.ordinal() || number >= values().length
                ? Optional.empty()
                : Optional.of(values()[number]);
    }

    /**
     * Expands a block.
     *
     * @param in holds it
     * @param start where it begins
     * @param size in bytes
     * @param out takes what is made of it
     * @return how many bytes that is
     */
    int expand(byte[] in, int start, int size, byte[] out) throws BrokenBlockException {
        Expansion block = new Expansion(in, start, start + size, out);
        switch (this) {
            case LZO -> LzoBlock.expand(block);
            case LZ4 -> Lz4Block.expand(block);
            case ZSTD -> {
                return ofZstd(in, start, size, out);
            }
            default -> block.literals(size);
        }
        return block.length();
    }

    private static int ofZstd(byte[] in, int start, int size, byte[] out) throws BrokenBlockException {
        try {
            long length = Zstd.decompressByteArray(out, 0, out.length, in, start, size);
            if (Zstd.isError(length)) {
                throw new BrokenBlockException("is no frame of zstd: " + Zstd.getErrorName(length));
            }
            return (int) length;
        } catch (ZstdException e) {
            throw new BrokenBlockException("is no frame of zstd: " + e.getMessage());
        }
    }
}
