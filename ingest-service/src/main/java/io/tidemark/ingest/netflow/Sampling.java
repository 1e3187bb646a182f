package io.tidemark.ingest.netflow;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.Map;
import java.util.Optional;

/** Whether exporters look at every packet or at one of so many: as headers of NetFlow 5, options and flows tell. */
final class Sampling {

    /** The upper two bits of NetFlow 5's field are the mode. */
    private static final int INTERVAL_BITS = 0x3fff;

    private long interval = 1;

    void hearHeader(int modeAndInterval) {
        hear(modeAndInterval & INTERVAL_BITS);
    }

    void hear(FlowRecord options) {
        hear(options.number(Element.SAMPLING_INTERVAL));
        long sampled = options.number(Element.SAMPLED_PACKETS);
        hearShare(sampled, sampled + options.number(Element.PASSED_PACKETS));
        hearShare(options.number(Element.SAMPLE_SIZE), options.number(Element.SAMPLED_POPULATION));
    }

    private void hearShare(long sampled, long of) {
        if (sampled > 0 && of > sampled) {
            hear((of + sampled - 1) / sampled);
        }
    }

    private void hear(long packets) {
        interval = Math.max(interval, packets);
    }

    Optional<Finding> finding() {
        return interval > 1
                ? Optional.of(FindingCode.SAMPLED_FLOWS.with(Map.of("interval", interval)))
                : Optional.empty();
    }
}
