package io.tidemark.ingest.nfcapd;

/**
 * A block of LZ4, without a frame around it: sequences of literals and a repetition; the last has literals only.
 *
 * @see <a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md">the block format</a>
 */
final class Lz4Block {

    /** The shortest repetition. */
    private static final int MIN_REPEATED = 4;

    /** A length of four bits that goes on in bytes of their own. */
    private static final int GOES_ON = 15;

    private Lz4Block() {}

    static void expand(Expansion block) throws BrokenBlockException {
        while (true) {
            int token = block.next();
            block.literals(length(block, token >>> 4));
            if (block.ended()) {
                return;
            }
            int distance = block.nextShort();
            block.repeat(distance, length(block, token & GOES_ON) + MIN_REPEATED);
        }
    }

    private static int length(Expansion block, int bits) throws BrokenBlockException {
        return bits < GOES_ON ? bits : block.sum(GOES_ON, 0xff);
    }
}
