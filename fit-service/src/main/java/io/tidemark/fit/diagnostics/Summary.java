package io.tidemark.fit.diagnostics;

import io.tidemark.contracts.ParameterSummary;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Summarises draws parameter by parameter as Stan's tools do: mean, standard deviation, quantiles, R-hat, effective sample
 * sizes, and the Monte Carlo standard error of the mean, {@code sd / sqrt(ess of the mean)}. Diagnostics are NaN for a
 * parameter that never moved.
 */
public final class Summary {

    private Summary() {}

    /**
     * Summary of every parameter.
     *
     * @param names names of the parameters
     * @param draws chain by draw by parameter
     * @return one summary a parameter, in the order of {@code names}
     */
    public static List<ParameterSummary> of(List<String> names, double[][][] draws) {
        RankNormalisation ranks = new RankNormalisation(draws.length * (draws[0].length / 2 * 2));
        return IntStream.range(0, names.size())
                .parallel()
                .mapToObj(parameter -> of(names.get(parameter), Chains.of(draws, parameter), ranks))
                .toList();
    }

    /**
     * Summary of every parameter by some draws of many.
     *
     * @param all summaries of all draws, whose diagnostics they keep
     * @param draws chain by draw by parameter
     */
    public static List<ParameterSummary> ofSome(List<ParameterSummary> all, double[][][] draws) {
        return IntStream.range(0, all.size())
                .mapToObj(parameter ->
                        of(all.get(parameter), Chains.of(draws, parameter).sorted()))
                .toList();
    }

    private static ParameterSummary of(ParameterSummary diagnosed, double[] sorted) {
        return new ParameterSummary(
                diagnosed.name(),
                Moments.mean(sorted),
                Math.sqrt(Moments.variance(sorted)),
                Moments.quantile(sorted, 0.05),
                Moments.quantile(sorted, 0.5),
                Moments.quantile(sorted, 0.95),
                diagnosed.rhat(),
                diagnosed.essBulk(),
                diagnosed.essTail(),
                diagnosed.mcseMean());
    }

    private static ParameterSummary of(String name, Chains chains, RankNormalisation ranks) {
        double[] sorted = chains.sorted();
        double sd = Math.sqrt(Moments.variance(sorted));
        double q5 = Moments.quantile(sorted, 0.05);
        double median = Moments.quantile(sorted, 0.5);
        double q95 = Moments.quantile(sorted, 0.95);
        Chains split = chains.split();
        double rhat = Double.NaN;
        double essBulk = Double.NaN;
        if (chains.vary()) {
            Chains ranked = ranks.of(split);
            rhat = ScaleReduction.rhat(ranked, ranks.of(split.map(value -> Math.abs(value - median))));
            essBulk = EffectiveSampleSize.of(ranked);
        }
        return new ParameterSummary(
                name,
                Moments.mean(sorted),
                sd,
                q5,
                median,
                q95,
                rhat,
                essBulk,
                EffectiveSampleSize.tail(split, q5, q95),
                sd / Math.sqrt(EffectiveSampleSize.of(split)));
    }
}
