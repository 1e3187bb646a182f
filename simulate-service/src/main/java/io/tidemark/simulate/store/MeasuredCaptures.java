package io.tidemark.simulate.store;

import io.quarkus.panache.common.Sort;
import io.tidemark.simulate.answers.Measurements;
import io.tidemark.simulate.answers.StoredFit;
import io.tidemark.simulate.backtest.MeasuredCapture;
import io.tidemark.simulate.comparison.MeasuredConnections;
import io.tidemark.simulate.comparison.MeasuredDurations;
import io.tidemark.simulate.comparison.MeasuredTraffic;
import io.tidemark.simulate.concurrency.Posterior;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What was measured of the captures of a fit, read through the views of schema {@code published}. */
@ApplicationScoped
public class MeasuredCaptures implements Measurements {

    private static final Sort IN_TIME = Sort.ascending("fromSecond");
    private static final List<String> PROTOCOLS = List.of("tcp", "udp");

    @Override
    @Transactional
    public List<MeasuredCapture> halvable(StoredFit fit, Posterior posterior) {
        return IntStream.range(0, fit.captures().size())
                .filter(i -> fit.evidence().captures().get(i).seconds() > 1)
                .mapToObj(i -> new MeasuredCapture(
                        fit.captures().get(i),
                        fit.evidence().captures().get(i).users(),
                        concurrency(fit, i, series(fit, i), posterior)))
                .toList();
    }

    @Override
    @Transactional
    public List<MeasuredTraffic> traffic(StoredFit fit, Posterior posterior) {
        return IntStream.range(0, fit.captures().size())
                .mapToObj(i -> {
                    List<SeriesRow> series = series(fit, i);
                    return new MeasuredTraffic(
                            fit.captures().get(i),
                            fit.evidence().captures().get(i).users(),
                            concurrency(fit, i, series, posterior),
                            PROTOCOLS.stream()
                                    .filter(posterior::knows)
                                    .map(protocol -> connections(fit, i, series, protocol))
                                    .toList());
                })
                .toList();
    }

    private static List<SeriesRow> series(StoredFit fit, int capture) {
        return SeriesRow.list(
                "captureId = ?1 and definition = ?2",
                IN_TIME,
                fit.captures().get(capture),
                fit.evidence().definition());
    }

    private static int[] concurrency(StoredFit fit, int capture, List<SeriesRow> series, Posterior posterior) {
        int[] all = new int[fit.evidence().captures().get(capture).seconds()];
        int known = 0;
        for (SeriesRow row : series) {
            add(posterior.knows("tcp"), row.concurrencyTcp, row.fromSecond, all);
            add(posterior.knows("udp"), row.concurrencyUdp, row.fromSecond, all);
            known += row.concurrencyTcp.length;
        }
        if (known != all.length) {
            throw new IllegalStateException("capture " + fit.captures().get(capture) + ": expected " + all.length
                    + " seconds in the view of measured series, found " + known);
        }
        return all;
    }

    private static void add(boolean counted, int[] values, int fromSecond, int[] all) {
        for (int i = 0; counted && i < values.length; i++) {
            all[fromSecond + i] += values[i];
        }
    }

    private static MeasuredConnections connections(
            StoredFit fit, int capture, List<SeriesRow> series, String protocol) {
        int[] counts = series.stream()
                .flatMapToInt(row -> Arrays.stream(protocol.equals("tcp") ? row.cpsTcp : row.cpsUdp))
                .toArray();
        List<DurationsRow> rows = DurationsRow.list(
                "captureId = ?1 and definition = ?2 and protocol = ?3",
                fit.captures().get(capture),
                fit.evidence().definition(),
                protocol);
        long zeros = rows.stream()
                .filter(row -> row.part == 1)
                .mapToLong(row -> row.zeros)
                .sum();
        int[] bins = rows.stream().flatMapToInt(row -> Arrays.stream(row.bins)).toArray();
        long[] inBins =
                rows.stream().flatMapToLong(row -> Arrays.stream(row.counts)).toArray();
        return new MeasuredConnections(counts, new MeasuredDurations(zeros, bins, inBins));
    }
}
