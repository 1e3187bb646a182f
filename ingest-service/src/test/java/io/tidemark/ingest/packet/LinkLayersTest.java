package io.tidemark.ingest.packet;

import static io.tidemark.ingest.packet.Decoding.ETHERNET;
import static io.tidemark.ingest.packet.Decoding.IPV4;
import static io.tidemark.ingest.packet.Decoding.IPV6;
import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.hex;
import static io.tidemark.ingest.support.Packets.join;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.support.Packets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Link types by their numbers. What is found here, tshark 4.0.17 finds too, but for SLIP. */
class LinkLayersTest {

    private static final byte[] SNAP = hex("aaaa03 000000 0800");
    private static final String ADDRESSES = "020000000001 020000000002 020000000003";

    private final Decoding decoding = new Decoding();

    private void finds(int linkType, String header, byte[] payload) {
        decoding.assertFound(linkType, join(hex(header), payload));
    }

    private void skips(Outcome reason, int linkType, String header, byte[] payload) {
        decoding.assertSkipped(reason, linkType, join(hex(header), payload));
    }

    private static String zeros(int bytes) {
        return "00".repeat(bytes);
    }

    @Test
    void readsPppWithAndWithoutItsFramingAndCompressedNumbers() {
        for (int linkType : new int[] {9, 50}) {
            finds(linkType, "ff03 0021", IPV4);
            finds(linkType, "ff03 21", IPV4);
            finds(linkType, "0021", IPV4);
            finds(linkType, "57", IPV6);
        }
        finds(204, "00 ff03 0021", IPV4);
        skips(Outcome.NOT_IP, 9, "c021", new byte[10]);
    }

    @Test
    void readsWhatPppCarriesBesideIp() {
        finds(9, "0281 00064140", IPV4);
        finds(9, "003d c0000001 0021", IPV4);
        finds(9, "0031 0001", ETHERNET);
        finds(9, "0031 4001 00000001", ETHERNET);
        skips(Outcome.FRAGMENT, 9, "003d 80000001 0021", IPV4);
        skips(Outcome.NOT_IP, 9, "0031 0002", ETHERNET);
    }

    @Test
    void readsPppoe() {
        decoding.assertFound(1, ethernet(0x8864, join(hex("1100 0001 002a 0021"), IPV4)));
        decoding.assertFound(51, join(hex("1100 0001 002a 0021"), IPV4));
        byte[] tooShort = ethernet(0x8864, join(hex("1100 0001 0010 0021"), IPV4));
        decoding.assertSkipped(Outcome.CUT_HEADER, 1, tooShort);
    }

    @Test
    void readsCiscoHdlcAlsoWherePppIsAnnounced() {
        finds(104, "0f00 0800", IPV4);
        finds(104, "8f00 86dd", IPV6);
        finds(104, "0f00 8847 00064140", IPV4);
        finds(205, "00 0f00 0800", IPV4);
        finds(9, "0f00 0800", IPV4);
        skips(Outcome.NOT_IP, 104, "0f00 2000", new byte[20]);
    }

    @Test
    void readsFrameRelay() {
        finds(107, "1841 03cc", IPV4);
        finds(107, "1841 0300cc", IPV4);
        finds(107, "1840 0041 038e", IPV6);
        finds(107, "1841 0380 000000 0800", IPV4);
        finds(107, "1841 0380 0080c2 0007", ETHERNET);
        finds(107, "1841 03cf 0021", IPV4);
        finds(107, "1841 0800", IPV4);
        finds(206, "00 1841 03cc", IPV4);
        skips(Outcome.NOT_IP, 107, "1841 03b0", IPV4);
    }

    @Test
    void readsIpOverAtm() {
        finds(100, "aaaa03 000000 0800", IPV4);
        finds(11, "aaaa03 0080c2 0007 0000", ETHERNET);
        finds(100, "fefe03 cc", IPV4);
        finds(18, "", IPV4);
        finds(19, "", IPV4);
        finds(123, "02000020 aaaa03 000000 0800", IPV4);
        finds(123, "01000020 0005", ETHERNET);
        skips(Outcome.NOT_IP, 123, "06000005", IPV4);
    }

    @Test
    void readsLogicalLinkControl() {
        finds(100, "060603", IPV4);
        finds(100, "06060000", IPV4);
        finds(100, "aaaa03 0000f8 0800", IPV4);
        skips(Outcome.NOT_IP, 100, "aaaa03 00000c 2000", new byte[20]);
        skips(Outcome.NOT_IP, 100, "424203", new byte[35]);
    }

    @Test
    void readsRingsAndOtherLans() {
        finds(6, "1040 020000000001 020000000002 aaaa03 000000 0800", IPV4);
        finds(6, "1040 020000000001 820000000002 0630 0011 0012 aaaa03 000000 0800", IPV4);
        finds(10, "50 020000000001 020000000002 aaaa03 000000 0800", IPV4);
        finds(7, "0102 d4 000001", IPV4);
        finds(7, "0102 d4 ffffffd4 000001", IPV4);
        finds(129, "0102 0000 d4 000001", IPV4);
        finds(129, "0102 0000 f0", IPV4);
        finds(129, "0102 0000 c4 000001", IPV6);
        finds(122, zeros(16) + "aaaa03 000000 0800", IPV4);
        finds(138, zeros(16) + "0800", IPV4);
        finds(242, zeros(40) + "0800 0000", IPV4);
        skips(Outcome.NOT_IP, 6, "1000" + zeros(12), SNAP);
        skips(Outcome.NOT_IP, 10, "4f" + zeros(12), SNAP);
        skips(Outcome.NOT_IP, 129, "0102 0000 cd", new byte[20]);
    }

    @Test
    void readsWirelessDataFrames() {
        finds(105, "0801 0000" + ADDRESSES + "0000 aaaa03 000000 0800", IPV4);
        finds(105, "0803 0000" + ADDRESSES + "0000 020000000004 aaaa03 000000 0800", IPV4);
        finds(105, "8801 0000" + ADDRESSES + "0000 0000 aaaa03 000000 0800", IPV4);
        finds(105, "8881 0000" + ADDRESSES + "0000 0000 00000000 aaaa03 000000 0800", IPV4);
        skips(Outcome.NOT_IP, 105, "4801 0000" + ADDRESSES + "0000", SNAP);
        skips(Outcome.NOT_IP, 105, "0901 0000" + ADDRESSES + "0000", SNAP);
        skips(Outcome.NOT_IP, 105, "8000 0000" + ADDRESSES + "0000", SNAP);
        skips(Outcome.ENCRYPTED, 105, "0841 0000" + ADDRESSES + "0000", SNAP);
        skips(Outcome.FRAGMENT, 105, "0805 0000" + ADDRESSES + "0000", SNAP);
    }

    @Test
    void readsEachOfAggregatedFrames() {
        String header = "8801 0000" + ADDRESSES + "0000 8000";
        byte[] datagram = Packets.udp(1, 5, 2, 53, 0);
        byte[] first = join(hex("020000000001 020000000002 0024 aaaa03 000000 0800"), datagram, new byte[2]);
        byte[] second = join(hex("020000000001 020000000002 0030 aaaa03 000000 0800"), IPV4);
        finds(105, header, join(first, second));
        List<String> found = decoding.all(105, join(hex(header), first, first, second));
        assertEquals(List.of("UDP 1:5 > 2:53", "UDP 1:5 > 2:53", Decoding.FOUND), found);
    }

    @Test
    void passesWhatDriversPutBeforeWirelessFrames() {
        String frame = "0801 0000" + ADDRESSES + "0000 aaaa03 000000 0800";
        finds(127, "0000 0800 00000000" + frame, IPV4);
        finds(127, "0000 0900 02000000 10" + frame, IPV4);
        finds(127, "0000 1900 03000080 00000000" + zeros(12) + "10" + frame, IPV4);
        finds(119, "44000000 90000000" + zeros(136) + frame, IPV4);
        finds(163, "80211001 00000040" + zeros(56) + frame, IPV4);
        finds(192, "00 00 0800 69000000" + frame, IPV4);
    }

    @Test
    void passesThePaddingOfWirelessHeaders() {
        String padded = "8801 0000" + ADDRESSES + "0000 0000 0000 aaaa03 000000 0800";
        finds(127, "0000 0900 02000000 20" + padded, IPV4);
        finds(127, "0000 1900 03000080 00000000" + zeros(12) + "20" + padded, IPV4);
    }

    @Test
    void readsFramesThatTellTheirLinkType() {
        String pktap = "6c000000 01000000 01000000" + zeros(96);
        finds(258, pktap, ETHERNET);
        finds(192, "00 00 0800 01000000", ETHERNET);
        finds(192, "00 00 0800 0c000000", IPV4);
        skips(Outcome.UNKNOWN_LINK_TYPE, 192, "00 00 0800 ffffffff", IPV4);
        skips(Outcome.MALFORMED_HEADER, 192, "00 00 0700 01000000", IPV4);
        skips(Outcome.MALFORMED_HEADER, 258, "6c000000 02000000 01000000" + zeros(96), ETHERNET);
        skips(Outcome.TOO_DEEP, 192, "00 00 0800 c0000000".repeat(100), IPV4);
    }

    @Test
    void readsLogsOfPacketFilters() {
        finds(239, "02000000 0500 0a00 00000000 2c00 0900", IPV4);
        finds(239, "0a000000 4000 0900", IPV6);
        finds(117, "3d02" + zeros(62), IPV4);
        finds(117, "3d18" + zeros(62), IPV6);
        finds(109, "02000000 00000000 00000000", IPV4);
        finds(109, "00000018 00000000 00000000", IPV6);
        skips(Outcome.NOT_IP, 239, "02000000 0500 0a00 00000000", new byte[0]);
        skips(Outcome.MALFORMED_HEADER, 239, "02000000 0000 0a00", new byte[4]);
        skips(Outcome.NOT_IP, 117, "3d07" + zeros(62), IPV4);
    }

    @Test
    void readsWhatMeasuringCardsWrite() {
        finds(197, zeros(8) + "02 04 0040 0000 0040 0000", ETHERNET);
        finds(197, zeros(8) + "82 04 0048 0000 0040 0300000000000000 0000", ETHERNET);
        finds(197, zeros(8) + "16 04 0040 0000 0040", IPV4);
        skips(Outcome.NOT_IP, 197, zeros(8) + "05 04 0040 0000 0040", IPV4);
    }

    @Test
    void readsSlip() {
        finds(8, "00 45" + zeros(14), IPV4);
        skips(Outcome.NOT_IP, 8, "00 80" + zeros(14), IPV4);
    }

    @Test
    void readsJunipersLinks() {
        finds(178, "4d4743 00", ETHERNET);
        finds(178, "", ETHERNET);
        finds(178, "4d4743 80 0004 01010600", ETHERNET);
        finds(178, "4d4743 02 02000000", IPV4);
        finds(178, "4d4743 82 0000 06000000", IPV6);
        finds(179, "4d4743 00 ff03 0021", IPV4);
        finds(180, "4d4743 00 1841 03cc", IPV4);
        finds(181, "4d4743 00 0f00 0800", IPV4);
        finds(167, "4d4743 00", ETHERNET);
        skips(Outcome.NOT_IP, 178, "4d4743 02 c9000000", IPV4);
    }

    @Test
    void readsAtmOnJunipersCards() {
        finds(137, "4d4743 00 00000000", IPV4);
        finds(137, "4d4743 00 00000000 aaaa03 000000 0800", IPV4);
        finds(137, "4d4743 00 00000000 03cc", IPV4);
        finds(135, "4d4743 01 0000000000000000", IPV6);
        finds(135, "4d4743 01 0000000000000000 fefe03 cc", IPV4);
        finds(135, "4d4743 00 0000000000000000 0021", IPV4);
    }

    @Test
    void readsLinuxCookedByKindOfDevice() {
        String frame = "0801 0000" + ADDRESSES + "0000 aaaa03 000000 0800";
        finds(113, "0000 0001 0006 0200000000010000 0004 aaaa03 000000 0800", IPV4);
        finds(113, "0000 0001 0006 0200000000010000 0003", ETHERNET);
        finds(113, "0000 0001 0006 0200000000010000 0007 ff03 0021", IPV4);
        finds(113, "0000 0001 0006 0200000000010000 8100 0001 0800", IPV4);
        finds(113, "0000 030a 0006 0200000000010000 6558", ETHERNET);
        finds(113, "0000 0323 0006 0200000000010000 0019 0000 0800 00000000" + frame, IPV4);
        finds(276, "86dd 0000 00000001 0001 00 06 0200000000010000", IPV6);
        skips(Outcome.NOT_IP, 113, "0000 0001 0006 0200000000010000 0001", ETHERNET);
        skips(Outcome.NOT_IP, 113, "0000 0338 0006 0200000000010000 0800", IPV4);
    }

    @Test
    void readsTagsBehindTheAddresses() {
        decoding.assertFound(1, ethernet(0x8100, join(hex("0001 0030"), SNAP, IPV4)));
        decoding.assertFound(1, ethernet(0x9100, join(hex("0001 0800"), IPV4)));
        decoding.assertFound(1, ethernet(0x88a8, join(hex("0001 8100 0002 0800"), IPV4)));
        decoding.assertFound(1, ethernet(0x8926, join(hex("00000000 8100 0001 0800"), IPV4)));
        decoding.assertFound(1, ethernet(0x893f, join(hex("000000000000 0800"), IPV4)));
        decoding.assertFound(1, ethernet(0x8909, join(hex("010100010003 0800"), IPV4)));
        decoding.assertFound(1, ethernet(0xf1c1, join(hex("00000001 0800"), IPV4)));
        decoding.assertFound(1, ethernet(0x892f, join(hex("0034 0001 0800"), IPV4)));
    }

    @Test
    void readsEthernetInsideOfEthernet() {
        decoding.assertFound(1, ethernet(0x88e7, join(hex("00000001"), ETHERNET)));
        decoding.assertFound(1, ethernet(0x22f3, join(hex("0040 0001 0002 00000000"), ETHERNET)));
        decoding.assertFound(1, ethernet(0x8903, join(hex("0000"), ETHERNET)));
        decoding.assertFound(1, ethernet(0x8870, join(SNAP, IPV4)));
        finds(1, "01000c0000 00 020000000001 0044 aaaa03 020000 0002 0000 0000", ETHERNET);
    }

    @Test
    void readsMacSecWhereItIsInTheClear() {
        decoding.assertFound(1, ethernet(0x88e5, join(hex("00 00 00000001 0800"), IPV4)));
        decoding.assertFound(1, ethernet(0x88e5, join(hex("20 00 00000001 0102030405060708 0800"), IPV4)));
        byte[] encrypted = ethernet(0x88e5, join(hex("0c 00 00000001 0800"), IPV4));
        decoding.assertSkipped(Outcome.ENCRYPTED, 1, encrypted);
    }

    @Test
    void doesNotReadBeyondWhatWasCaptured() {
        for (int linkType = 0; linkType < 512; linkType++) {
            for (int length = 0; length < 40; length++) {
                decoding.all(linkType, new byte[length]);
                byte[] ones = new byte[length];
                Arrays.fill(ones, (byte) 0xff);
                decoding.all(linkType, ones);
            }
        }
    }
}
