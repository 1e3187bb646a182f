package io.tidemark.simulate.store;

import io.quarkus.panache.common.Sort;
import io.tidemark.simulate.backtest.MeasuredCapture;
import io.tidemark.simulate.concurrency.Posterior;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.IntStream;

/** What was measured of the captures of a fit, read through the views of schema {@code published}. */
@ApplicationScoped
public class MeasuredCaptures {

    private static final Sort IN_TIME = Sort.ascending("fromSecond");

    /** The captures of a fit that can be halved, with the connections of those protocols that a posterior knows. */
    @Transactional
    public List<MeasuredCapture> of(StoredFit fit, Posterior posterior) {
        return IntStream.range(0, fit.captures().size())
                .filter(i -> fit.evidence().captures().get(i).seconds() > 1)
                .mapToObj(i -> new MeasuredCapture(
                        fit.captures().get(i),
                        fit.evidence().captures().get(i).users(),
                        concurrency(fit, i, posterior)))
                .toList();
    }

    private static int[] concurrency(StoredFit fit, int capture, Posterior posterior) {
        int[] all = new int[fit.evidence().captures().get(capture).seconds()];
        String id = fit.captures().get(capture);
        int known = 0;
        for (SeriesRow row : SeriesRow.<SeriesRow>list(
                "captureId = ?1 and definition = ?2",
                IN_TIME,
                id,
                fit.evidence().definition())) {
            add(posterior.knows("tcp"), row.concurrencyTcp, row.fromSecond, all);
            add(posterior.knows("udp"), row.concurrencyUdp, row.fromSecond, all);
            known += row.concurrencyTcp.length;
        }
        if (known != all.length) {
            throw new IllegalStateException("capture " + id + ": expected " + all.length
                    + " seconds in the view of measured series, found " + known);
        }
        return all;
    }

    private static void add(boolean counted, int[] values, int fromSecond, int[] all) {
        for (int i = 0; counted && i < values.length; i++) {
            all[fromSecond + i] += values[i];
        }
    }
}
