package io.tidemark.simulate.api;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.List;

/** The concurrency law as CSV (RFC 4180): the probabilities, or the quantiles. */
enum ConcurrencyTable {
    /** A row for each range of counts, {@code from} to {@code to} both included. */
    PMF("users,from,to,probability,cumulative") {
        @Override
        void append(StringBuilder csv, ConcurrencyDocument.Result result) {
            PredictiveLaw.Pmf pmf = result.pmf();
            double cumulative = result.below();
            for (int i = 0; i < pmf.probabilities().length; i++) {
                long from = pmf.from() + i * pmf.step();
                cumulative = Math.min(cumulative + pmf.probabilities()[i], 1);
                row(csv, result.users(), from, from + pmf.step() - 1, pmf.probabilities()[i], cumulative);
            }
        }
    },
    /** A row for each quantile with its credible interval. */
    QUANTILES("users,p,value,low,high") {
        @Override
        void append(StringBuilder csv, ConcurrencyDocument.Result result) {
            for (ConcurrencyDocument.Quantile each : result.quantiles()) {
                row(csv, result.users(), each.p(), each.value(), each.low(), each.high());
            }
        }
    };

    private final String header;

    ConcurrencyTable(String header) {
        this.header = header;
    }

    /** The table for all results. */
    String of(List<ConcurrencyDocument.Result> results) {
        StringBuilder csv = new StringBuilder(header).append("\r\n");
        results.forEach(result -> append(csv, result));
        return csv.toString();
    }

    abstract void append(StringBuilder csv, ConcurrencyDocument.Result result);

    private static void row(StringBuilder csv, Number... cells) {
        for (int i = 0; i < cells.length; i++) {
            csv.append(i == 0 ? "" : ",").append(cells[i]);
        }
        csv.append("\r\n");
    }
}
