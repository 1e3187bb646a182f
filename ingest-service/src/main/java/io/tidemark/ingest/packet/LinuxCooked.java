package io.tidemark.ingest.packet;

/**
 * What Linux writes for the pseudo-device "any": LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2. The kind of device says what the
 * protocol number means: of GRE devices it is GRE's, of 802.11 monitors and netlink it means nothing; else it is an EtherType or
 * one of Linux' own.
 */
final class LinuxCooked implements Layer {

    /** ARPHRD_IPGRE, ARPHRD_IEEE80211_RADIOTAP and ARPHRD_NETLINK of linux/if_arp.h. */
    private static final int GRE_DEVICE = 778;

    private static final int RADIOTAP_DEVICE = 803;
    private static final int NETLINK_DEVICE = 824;

    /** The kind of packet addressed to every station, in the lower byte where it takes two. */
    private static final int TO_BROADCAST = 1;

    private final int headerBytes;
    private final int protocolAt;
    private final int deviceAt;
    private final int kindAt;
    private final Payloads payloads;

    /** What may follow. */
    record Payloads(LayerTable etherTypes, LayerTable linuxTypes, LayerTable greProtocols, Layer radiotap) {}

    private LinuxCooked(int headerBytes, int protocolAt, int deviceAt, int kindAt, Payloads payloads) {
        this.headerBytes = headerBytes;
        this.protocolAt = protocolAt;
        this.deviceAt = deviceAt;
        this.kindAt = kindAt;
        this.payloads = payloads;
    }

    /** 16 bytes, the protocol last. */
    static LinuxCooked version1(Payloads payloads) {
        return new LinuxCooked(16, 14, 2, 1, payloads);
    }

    /** 20 bytes, the protocol first. */
    static LinuxCooked version2(Payloads payloads) {
        return new LinuxCooked(20, 0, 8, 10, payloads);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(headerBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int device = cursor.u16(deviceAt);
        int protocol = cursor.u16(protocolAt);
        if (cursor.u8(kindAt) == TO_BROADCAST) {
            cursor.enterBroadcast();
        }
        cursor.advance(headerBytes);
        return switch (device) {
            case GRE_DEVICE -> payloads.greProtocols.get(protocol);
            case RADIOTAP_DEVICE -> payloads.radiotap;
            case NETLINK_DEVICE -> cursor.end(Outcome.NOT_IP);
            default -> ofProtocol(protocol);
        };
    }

    private Layer ofProtocol(int protocol) {
        LayerTable types = protocol < Ethernet.MIN_ETHER_TYPE ? payloads.linuxTypes : payloads.etherTypes;
        return types.get(protocol);
    }
}
