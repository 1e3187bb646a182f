package io.tidemark.ingest.nfcapd;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A file of nfcapd, layout 2, as nfdump 1.7 writes it: a header of 40 bytes, then blocks of records, each with a header of 12 bytes, then blocks that tell of the file.
 * Numbers have the byte order of the machine that wrote them; only files of little-endian ones are read. Several files may stand one behind the other, as {@code cat}
 * joins them. A file that its writer has not closed, which says that it has no blocks, is read as far as it goes.
 *
 * @see <a href="https://github.com/phaag/nfdump">nfdump, src/libnffile/nffileV2.h</a>
 */
public final class NfcapdFile {

    /** The first four bytes: the number 0xA50C, and that of the layout. */
    public static final String MAGIC = "0ca50200";

    /** The size of nfdump's own buffers (nffile.h): a block is no larger, compressed or not. */
    static final int MAX_BLOCK_BYTES = 5 << 20;

    private static final int MAGIC_NUMBER = 0x0002_a50c;
    private static final int HEADER_BYTES = 40;
    private static final int COMPRESSION_AT = 16;
    private static final int ENCRYPTION_AT = 17;
    private static final int APPENDIX_BLOCKS_AT = 18;
    private static final int BLOCKS_AT = 36;

    private static final int BLOCK_HEADER_BYTES = 12;
    private static final int SIZE_AT = 4;
    private static final int TYPE_AT = 8;
    private static final int FLAGS_AT = 10;

    /** Types of blocks: of records, in files of 1.6 and of 1.7, and of arrays, in which nothing is a flow. */
    private static final int RECORDS_BEFORE = 2;

    private static final int RECORDS = 3;
    private static final int ARRAYS = 4;
    private static final int UNCOMPRESSED = 1;

    private static final int RECORD_HEADER_BYTES = 4;

    private final CaptureInput input;
    private BlockCompression compression = BlockCompression.NONE;
    private long blocksLeft;
    private long appendixLeft;
    private boolean unclosed;
    private byte[] expanded = {};
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long blockOffset;
    private boolean truncated;

    /**
     * @param input begins with the header
     * @throws MalformedCaptureException where its blocks are not read
     */
    public NfcapdFile(CaptureInput input) throws IOException {
        this.input = input;
        open();
    }

    private void open() throws IOException {
        int found = input.look(HEADER_BYTES);
        if (found < HEADER_BYTES) {
            throw new MalformedCaptureException(
                    input.offset(), "a header of nfcapd of " + HEADER_BYTES + " bytes", "only " + found + " bytes");
        }
        ByteBuffer header = visible(HEADER_BYTES);
        if (header.getInt(0) != MAGIC_NUMBER) {
            throw new MalformedCaptureException(
                    input.offset(), "the end, or the header of another file of nfcapd", "other bytes");
        }
        compression = compression(header);
        blocksLeft = header.getInt(BLOCKS_AT) & 0xffff_ffffL;
        appendixLeft = header.getShort(APPENDIX_BLOCKS_AT) & 0xffff;
        unclosed = blocksLeft == 0 && appendixLeft == 0;
        input.advance(HEADER_BYTES);
    }

    private BlockCompression compression(ByteBuffer header) {
        int number = header.get(COMPRESSION_AT) & 0xff;
        if (header.get(ENCRYPTION_AT) != 0) {
            throw unread("encrypted blocks", ENCRYPTION_AT);
        }
        String found = number == BlockCompression.BZIP2.ordinal() ? "bzip2" : "compression " + number;
        return BlockCompression.of(number).orElseThrow(() -> unread(found, COMPRESSION_AT));
    }

    private MalformedCaptureException unread(String found, int at) {
        return new MalformedCaptureException(
                input.offset() + at,
                "blocks of nfcapd as they are or compressed with LZO, LZ4 or zstd",
                found + "; run nfdump -r FILE -o csv > flows.csv");
    }

    /**
     * The next record, of whatever kind: its type and its size, each of two bytes, and what it holds. It is valid until the next is read.
     *
     * @return empty at the end, or where the last block is cut
     */
    public Optional<ByteBuffer> next() throws IOException {
        while (!block.hasRemaining()) {
            if (truncated || !nextBlock()) {
                return Optional.empty();
            }
        }
        int start = block.position();
        int size = block.remaining() < RECORD_HEADER_BYTES ? 0 : block.getShort(start + 2) & 0xffff;
        if (size < RECORD_HEADER_BYTES || size > block.remaining()) {
            throw new MalformedCaptureException(
                    blockOffset,
                    "a record of nfcapd of " + RECORD_HEADER_BYTES + " to " + block.remaining() + " bytes at byte "
                            + start + " of this block",
                    size + " bytes");
        }
        block.position(start + size);
        return Optional.of(block.slice(start, size).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Makes the next block of records the current one. */
    private boolean nextBlock() throws IOException {
        boolean more = skipAppendix() && input.look(1) > 0;
        if (!more) {
            truncated |= blocksLeft > 0;
            return false;
        }
        if (blocksLeft == 0 && !unclosed) {
            open();
            return true;
        }
        readBlock();
        return true;
    }

    /** What tells of the file stands behind its last block. */
    private boolean skipAppendix() throws IOException {
        while (blocksLeft == 0 && appendixLeft > 0) {
            if (input.look(BLOCK_HEADER_BYTES) < BLOCK_HEADER_BYTES || !skipBlock()) {
                truncated = true;
                return false;
            }
            appendixLeft--;
        }
        return true;
    }

    private boolean skipBlock() throws IOException {
        int size = size(visible(BLOCK_HEADER_BYTES));
        return input.skip((long) BLOCK_HEADER_BYTES + size);
    }

    private void readBlock() throws IOException {
        blockOffset = input.offset();
        if (input.look(BLOCK_HEADER_BYTES) < BLOCK_HEADER_BYTES) {
            truncated = true;
            return;
        }
        ByteBuffer header = visible(BLOCK_HEADER_BYTES);
        int size = size(header);
        int type = header.getShort(TYPE_AT) & 0xffff;
        boolean plain = (header.getShort(FLAGS_AT) & UNCOMPRESSED) != 0;
        if (type < RECORDS_BEFORE || type > ARRAYS) {
            throw new MalformedCaptureException(
                    blockOffset + TYPE_AT, "a type of a block of nfcapd, 2 to 4", "" + type);
        }
        if (input.look(BLOCK_HEADER_BYTES + size) < BLOCK_HEADER_BYTES + size) {
            truncated = true;
            return;
        }
        block = type > RECORDS ? ByteBuffer.allocate(0) : records(size, plain ? BlockCompression.NONE : compression);
        block.order(ByteOrder.LITTLE_ENDIAN);
        input.advance(BLOCK_HEADER_BYTES + size);
        blocksLeft -= unclosed ? 0 : 1;
    }

    private int size(ByteBuffer header) {
        long size = header.getInt(SIZE_AT) & 0xffff_ffffL;
        if (size > MAX_BLOCK_BYTES) {
            throw new MalformedCaptureException(
                    input.offset() + SIZE_AT, "a block of nfcapd of at most " + MAX_BLOCK_BYTES + " bytes", "" + size);
        }
        return (int) size;
    }

    private ByteBuffer records(int size, BlockCompression as) {
        int start = input.position() + BLOCK_HEADER_BYTES;
        if (as == BlockCompression.NONE) {
            return ByteBuffer.wrap(input.bytes(), start, size).slice();
        }
        if (expanded.length == 0) {
            expanded = new byte[MAX_BLOCK_BYTES];
        }
        try {
            return ByteBuffer.wrap(expanded, 0, as.expand(input.bytes(), start, size, expanded))
                    .slice();
        } catch (BrokenBlockException e) {
            throw new MalformedCaptureException(
                    blockOffset, "a block of nfcapd that is compressed with " + as, "one that " + e.getMessage());
        }
    }

    private ByteBuffer visible(int count) {
        return ByteBuffer.wrap(input.bytes(), input.position(), count).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Offset in bytes of the block that the last record is in. */
    public long offset() {
        return blockOffset;
    }

    /** Whether the last block is cut, or missing. */
    public boolean truncated() {
        return truncated || input.cut();
    }
}
