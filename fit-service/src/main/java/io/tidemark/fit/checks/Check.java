package io.tidemark.fit.checks;

/**
 * One statistic of the data beside that of the replicates.
 *
 * @param of what it is of: {@code counts}, {@code tcp.durations} or {@code udp.durations}
 * @param statistic its name
 * @param unit its unit
 * @param observed its value in the data; infinite for a quantile longer than anything seen to its end
 * @param q5 5 % quantile of the replicates'
 * @param q50 median of the replicates'
 * @param q95 95 % quantile of the replicates'
 * @param tailProbability share of the replicates above the observed, those equal counted half; NaN where that is infinite
 */
public record Check(
        String of,
        String statistic,
        String unit,
        double observed,
        double q5,
        double q50,
        double q95,
        double tailProbability) {

    static Check of(String of, String statistic, String unit, double observed, double[] replicates) {
        Band band = Band.of(replicates);
        double above = 0;
        for (double replicate : replicates) {
            above += replicate > observed ? 1 : replicate == observed ? 0.5 : 0;
        }
        double tail = Double.isFinite(observed) ? above / replicates.length : Double.NaN;
        return new Check(of, statistic, unit, observed, band.q5(), band.q50(), band.q95(), tail);
    }
}
