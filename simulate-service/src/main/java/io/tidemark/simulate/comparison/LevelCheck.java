package io.tidemark.simulate.comparison;

import java.util.Arrays;

/**
 * A posterior predictive check (Gelman, Meng and Stern 1996): a statistic of the measured levels beside that of predicted paths, each of
 * which replicates the whole capture. It has the form of the checks of a fit.
 *
 * @param of what it is of: {@code concurrency}
 * @param statistic its name
 * @param unit its unit, 1 for a number of connections
 * @param observed its value in the capture
 * @param q5 5 % quantile of the paths'
 * @param q50 median of the paths'
 * @param q95 95 % quantile of the paths'
 * @param tailProbability share of the paths above the observed, those equal counted half
 */
public record LevelCheck(
        String of,
        String statistic,
        String unit,
        double observed,
        double q5,
        double q50,
        double q95,
        double tailProbability) {

    static LevelCheck of(LevelStatistic statistic, double observed, double[] ofPaths) {
        double[] sorted = ofPaths.clone();
        Arrays.sort(sorted);
        double above = 0;
        for (double path : sorted) {
            above += path > observed ? 1 : path == observed ? 0.5 : 0;
        }
        return new LevelCheck(
                "concurrency",
                statistic.word(),
                "1",
                observed,
                rank(sorted, 0.05),
                rank(sorted, 0.5),
                rank(sorted, 0.95),
                above / sorted.length);
    }

    private static double rank(double[] sorted, double p) {
        return sorted[(int) Math.ceil(p * sorted.length) - 1];
    }
}
