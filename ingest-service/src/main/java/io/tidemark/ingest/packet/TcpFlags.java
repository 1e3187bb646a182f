package io.tidemark.ingest.packet;

/** The twelve bits behind the data offset of a TCP header (RFC 9293, 3.1), AccECN's and three reserved ones included. */
public final class TcpFlags {

    public static final int FIN = 0x001;
    public static final int SYN = 0x002;
    public static final int RST = 0x004;
    public static final int PSH = 0x008;
    public static final int ACK = 0x010;
    public static final int URG = 0x020;
    public static final int ECE = 0x040;
    public static final int CWR = 0x080;
    public static final int AE = 0x100;

    /** All twelve bits. */
    public static final int MASK = 0xfff;

    private static final String LETTERS = "RRRACEUAPRSF";
    private static final char UNSET = '\u00b7';

    private TcpFlags() {}

    /** Whether a segment opens a connection: SYN without ACK. */
    public static boolean isSyn(int flags) {
        return (flags & (SYN | ACK)) == SYN;
    }

    /** Whether a segment accepts a connection: SYN with ACK. */
    public static boolean isSynAck(int flags) {
        return (flags & (SYN | ACK)) == (SYN | ACK);
    }

    /** The flags of some text with a letter for each bit set, among {@code CEUAPRSF}; other characters are none. */
    public static int ofLetters(String text) {
        int flags = 0;
        for (int i = 0; i < text.length(); i++) {
            int bit = LETTERS.lastIndexOf(text.charAt(i));
            flags |= bit < LETTERS.length() - Byte.SIZE ? 0 : 1 << LETTERS.length() - 1 - bit;
        }
        return flags;
    }

    /** The flags as tshark's {@code tcp.flags.str}: a letter for each bit set, a middle dot for each that is not. */
    public static String text(int flags) {
        char[] text = new char[LETTERS.length()];
        for (int i = 0; i < text.length; i++) {
            boolean set = (flags >>> (text.length - 1 - i) & 1) != 0;
            text[i] = set ? LETTERS.charAt(i) : UNSET;
        }
        return new String(text);
    }
}
