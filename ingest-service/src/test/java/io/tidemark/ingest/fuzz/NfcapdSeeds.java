package io.tidemark.ingest.fuzz;

import com.github.luben.zstd.Zstd;
import io.tidemark.ingest.support.NfcapdBuilder;
import java.util.List;

/** Small files of nfcapd; its corpus has such as nfdump compresses with LZO and LZ4. */
final class NfcapdSeeds {

    private static final long START = 1_700_000_000_000L;
    private static final NfcapdBuilder FLOWS = new NfcapdBuilder()
            .sampler(1, 0)
            .flow("10.0.0.1", 40_000, "192.0.2.2", 443, 6, 0x1b, 8, START, START + 2_500)
            .flow("192.0.2.2", 443, "10.0.0.1", 40_000, 6, 0x1b, 9, START + 10, START + 2_500)
            .flow(0, "fd00::1", 5_000, "fd00::2", 53, 17, 0, 1, START, START + 40, NfcapdBuilder.back(1, 90));

    static final List<byte[]> ALL = List.of(FLOWS.bytes(), FLOWS.bytes(4, Zstd.compress(FLOWS.block())));

    private NfcapdSeeds() {}
}
