package io.tidemark.ingest.packet;

/** A protocol of IP that has sessions of its own: the cursor hears of which one the packet is, before what it carries is decoded. */
final class SessionProtocol implements Layer {

    private static final int KEY_BIT = 0x2000;
    private static final int CHECKSUM_OR_ROUTING = 0xc000;
    private static final int VERSION = 7;

    private final int number;
    private final SessionKind kind;
    private final int identifierAt;
    private final Layer next;

    private SessionProtocol(int number, SessionKind kind, int identifierAt, Layer next) {
        this.number = number;
        this.kind = kind;
        this.identifierAt = identifierAt;
        this.next = next;
    }

    static SessionProtocol sctp() {
        return new SessionProtocol(132, SessionKind.SCTP, 0, SessionProtocol::unread);
    }

    static SessionProtocol esp() {
        return new SessionProtocol(50, SessionKind.ESP, 0, SessionProtocol::unread);
    }

    static SessionProtocol authentication(Layer header) {
        return new SessionProtocol(51, SessionKind.AH, 4, header);
    }

    static SessionProtocol gre(Layer header) {
        return new SessionProtocol(47, SessionKind.GRE, 0, header);
    }

    /** Whatever else there is. */
    static SessionProtocol other(int number) {
        return new SessionProtocol(number, SessionKind.OTHER, 0, SessionProtocol::unread);
    }

    private static Layer unread(Cursor cursor) {
        return cursor.end(Outcome.OTHER_IP_PROTOCOL);
    }

    @Override
    public Layer decode(Cursor cursor) {
        switch (kind) {
            case OTHER -> cursor.enterSession(number, kind, 0);
            case GRE -> enterGre(cursor);
            default -> {
                if (cursor.has(identifierAt + Integer.BYTES)) {
                    cursor.enterSession(number, kind, cursor.i32(identifierAt));
                }
            }
        }
        return next.decode(cursor);
    }

    private void enterGre(Cursor cursor) {
        int flags = cursor.has(Short.BYTES) ? cursor.u16(0) : 0;
        int keyAt = (flags & CHECKSUM_OR_ROUTING) == 0 ? 4 : 8;
        boolean hasKey = (flags & KEY_BIT) != 0 && cursor.has(keyAt + Integer.BYTES);
        if (hasKey && (flags & VERSION) == 1) {
            cursor.enterSession(number, SessionKind.PPTP, cursor.u16(keyAt + Short.BYTES));
        } else {
            cursor.enterSession(number, kind, hasKey ? cursor.i32(keyAt) : 0);
        }
    }
}
