package io.tidemark.ingest.packet;

/** What a BSD address family says of the packet behind it. Every system has its own number for IPv6. */
final class BsdFamily {

    private static final int INET = 2;
    private static final int INET6_OPENBSD = 24;
    private static final int INET6_FREEBSD = 28;
    private static final int INET6_MACOS = 30;

    private final Layer ipv4;
    private final Layer ipv6;

    BsdFamily(Layer ipv4, Layer ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** What decodes packets of a family, {@link Layer#END} where nothing does. */
    Layer layer(int family) {
        return switch (family) {
            case INET -> ipv4;
            case INET6_OPENBSD, INET6_FREEBSD, INET6_MACOS -> ipv6;
            default -> Layer.END;
        };
    }
}
