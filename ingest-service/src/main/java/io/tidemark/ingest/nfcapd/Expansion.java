package io.tidemark.ingest.nfcapd;

/** A compressed block and what is made of it: literals, and repetitions of what came before. No index leaves the arrays. */
final class Expansion {

    private final byte[] in;
    private final int end;
    private final byte[] out;
    private int position;
    private int length;

    /**
     * @param in holds the block
     * @param start where it begins
     * @param end where it ends
     * @param out takes what is made of it
     */
    Expansion(byte[] in, int start, int end, byte[] out) {
        this.in = in;
        this.position = start;
        this.end = end;
        this.out = out;
    }

    /** Whether the block has no more bytes. */
    boolean ended() {
        return position == end;
    }

    /** The next byte. */
    int next() throws BrokenBlockException {
        if (ended()) {
            throw new BrokenBlockException("breaks off");
        }
        return in[position++] & 0xff;
    }

    /** The next two bytes, the least significant first. */
    int nextShort() throws BrokenBlockException {
        return next() | next() << Byte.SIZE;
    }

    /** Takes bytes as they are. */
    void literals(int count) throws BrokenBlockException {
        if (count > end - position) {
            throw new BrokenBlockException("breaks off");
        }
        requireRoom(count);
        System.arraycopy(in, position, out, length, count);
        position += count;
        length += count;
    }

    /** Repeats what came so many bytes before; what is repeated may be repeated in turn. */
    void repeat(int distance, int count) throws BrokenBlockException {
        if (distance <= 0 || distance > length) {
            throw new BrokenBlockException("repeats what was not there");
        }
        requireRoom(count);
        for (int i = 0; i < count; i++) {
            out[length] = out[length - distance];
            length++;
        }
    }

    /** Counts on while bytes have one value: the sum of these and of the first that has another, which ends it. */
    int sum(int start, int value) throws BrokenBlockException {
        int sum = start;
        int next = next();
        while (next == value) {
            sum = requireRoomFor(sum + 0xff);
            next = next();
        }
        return requireRoomFor(sum + next);
    }

    /** Number of bytes that were made so far. */
    int length() {
        return length;
    }

    private void requireRoom(int count) throws BrokenBlockException {
        requireRoomFor(length + count);
    }

    private int requireRoomFor(int count) throws BrokenBlockException {
        if (count > out.length) {
            throw new BrokenBlockException("expands to more than " + out.length + " bytes");
        }
        return count;
    }
}
