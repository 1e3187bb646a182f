package io.tidemark.fit.diagnostics;

import io.tidemark.contracts.ParameterSummary;
import java.util.Arrays;
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
        return IntStream.range(0, names.size())
                .parallel()
                .mapToObj(parameter -> of(names.get(parameter), Chains.of(draws, parameter)))
                .toList();
    }

    private static ParameterSummary of(String name, Chains chains) {
        double[] sorted = chains.flat();
        Arrays.sort(sorted);
        double sd = Math.sqrt(Moments.variance(sorted));
        return new ParameterSummary(
                name,
                Moments.mean(sorted),
                sd,
                Moments.quantile(sorted, 0.05),
                Moments.quantile(sorted, 0.5),
                Moments.quantile(sorted, 0.95),
                ScaleReduction.rhat(chains),
                EffectiveSampleSize.bulk(chains),
                EffectiveSampleSize.tail(chains),
                sd / Math.sqrt(EffectiveSampleSize.mean(chains)));
    }
}
