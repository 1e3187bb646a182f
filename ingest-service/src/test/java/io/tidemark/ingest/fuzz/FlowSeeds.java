package io.tidemark.ingest.fuzz;

import io.tidemark.ingest.support.FlowDatagram;
import java.util.List;

/** Small captures of datagrams of NetFlow 5 and 9 and of IPFIX. */
final class FlowSeeds {

    private static final long UP = 500_000;
    private static final long EXPORTED = 1_700_000_100;

    static final List<byte[]> ALL = List.of(
            FlowDatagram.capture(2055, v5()).bytes(),
            FlowDatagram.capture(9995, v9()).bytes(),
            FlowDatagram.capture(4739, ipfix()).bytes());

    private FlowSeeds() {}

    private static byte[] v5() {
        return FlowDatagram.v5(2, UP, EXPORTED, 0, 0)
                .v5Record("10.0.0.1", 40_000, "192.0.2.2", 443, 6, 0x1b, 8, 900, UP - 9_000, UP - 100)
                .v5Record("192.0.2.2", 443, "10.0.0.1", 40_000, 6, 0x1b, 9, 6_000, UP - 8_990, UP - 110)
                .toBytes();
    }

    /** A template, options that tell sampling, and a record. */
    private static byte[] v9() {
        return FlowDatagram.v9(UP, EXPORTED, 7)
                .set(0)
                .template(300, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 4, 22, 4, 21, 4)
                .set(1)
                .u16s(301, 4, 4, 1, 4, 34, 4)
                .set(301)
                .u32(0)
                .u32(1)
                .set(300)
                .address("10.0.0.1")
                .address("192.0.2.3")
                .u16(5_000)
                .u16(53)
                .u8(17)
                .u32(2)
                .u32(UP - 50)
                .u32(UP)
                .toBytes();
    }

    /** Of an enterprise, of a length that the record tells, and of both directions. */
    private static byte[] ipfix() {
        return FlowDatagram.ipfix(EXPORTED, 7)
                .set(2)
                .u16s(256, 9, 27, 16, 28, 16, 0x8000 | 12, 0xffff, 0, 9, 7, 2, 11, 2, 4, 1, 2, 1)
                .u16s(0x8000 | 2, 1, 0, 29_305, 152, 8)
                .set(256)
                .u64(0xfdL << 56)
                .u64(1)
                .u64(0xfdL << 56)
                .u64(2)
                .u8(1)
                .u8(0)
                .u16(5_000)
                .u16(53)
                .u8(17)
                .u8(1)
                .u8(1)
                .u64(1_700_000_000_000L)
                .toBytes();
    }
}
