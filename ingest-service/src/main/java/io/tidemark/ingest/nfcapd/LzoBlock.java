package io.tidemark.ingest.nfcapd;

/**
 * A block of LZO1X: instructions, each of a repetition and of up to three literals behind it, or of more literals. What an instruction below 16 means depends on how many
 * literals came before it. Distances and lengths are those that the documentation of the Linux kernel lists.
 *
 * @see <a href="https://docs.kernel.org/staging/lzo.html">LZO stream format as understood by Linux's decompressor</a>
 */
final class LzoBlock {

    /** A first byte above this stands for so many literals less. */
    private static final int FIRST_LITERALS = 17;

    /** Stands for four literals or more. */
    private static final int MANY = 4;

    private static final int MANY_LITERALS = 3;
    private static final int FAR = 0x4000;
    private static final int BEHIND_NEAR = 0x801;

    private final Expansion block;

    /** Number of literals that came last, at most {@link #MANY}. */
    private int literals;

    private boolean ended;

    private LzoBlock(Expansion block) {
        this.block = block;
    }

    static void expand(Expansion block) throws BrokenBlockException {
        new LzoBlock(block).expand();
    }

    private void expand() throws BrokenBlockException {
        int first = block.next();
        if (first > FIRST_LITERALS) {
            take(first - FIRST_LITERALS);
            first = block.next();
        }
        follow(first);
        while (!ended) {
            follow(block.next());
        }
        if (!block.ended()) {
            throw new BrokenBlockException("goes on behind its end");
        }
    }

    private void follow(int instruction) throws BrokenBlockException {
        if (instruction >= 64) {
            int distance = (instruction >>> 2 & 7) + (block.next() << 3) + 1;
            repeat(distance, (instruction >>> 5) + 1, instruction);
        } else if (instruction >= 32) {
            int count = length(instruction, 31) + 2;
            int more = block.nextShort();
            repeat((more >>> 2) + 1, count, more);
        } else if (instruction >= 16) {
            repeatFar(instruction);
        } else if (literals == 0) {
            take(length(instruction, 15) + MANY_LITERALS);
        } else {
            int distance = (instruction >>> 2) + (block.next() << 2);
            boolean many = literals == MANY;
            repeat(distance + (many ? BEHIND_NEAR : 1), many ? 3 : 2, instruction);
        }
    }

    /** A repetition from 16 KiB away or more; at exactly that distance, the end. */
    private void repeatFar(int instruction) throws BrokenBlockException {
        int count = length(instruction, 7) + 2;
        int more = block.nextShort();
        int distance = FAR + ((instruction & 8) << 11) + (more >>> 2);
        ended = distance == FAR;
        if (!ended) {
            repeat(distance, count, more);
        }
    }

    /** The lower bits of an instruction; where they are 0, what they can hold and what the bytes behind it add. */
    private int length(int instruction, int bits) throws BrokenBlockException {
        int length = instruction & bits;
        return length == 0 ? block.sum(bits, 0) : length;
    }

    /** The lower two bits of an instruction, or of what belongs to it, are the number of literals behind it. */
    private void repeat(int distance, int count, int behind) throws BrokenBlockException {
        block.repeat(distance, count);
        take(behind & 3);
    }

    private void take(int count) throws BrokenBlockException {
        block.literals(count);
        literals = Math.min(count, MANY);
    }
}
