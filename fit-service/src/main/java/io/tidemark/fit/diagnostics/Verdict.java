package io.tidemark.fit.diagnostics;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.SamplerDiagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether draws can be trusted, and if not, why: R-hat at most 1.01 and bulk and tail effective sample size at least 400
 * for every parameter (Vehtari et al. 2021), at most 0.1 % divergent transitions, E-BFMI at least 0.3 in every chain
 * (Betancourt 2016).
 *
 * @param reasons what is wrong, one sentence each; empty where all is well
 */
public record Verdict(List<String> reasons) {

    /** Largest R-hat of draws that can be trusted. */
    public static final double LARGEST_RHAT = 1.01;

    /** Smallest effective sample size of draws that can be trusted. */
    public static final double SMALLEST_ESS = 400;

    /** Largest share of divergent transitions of draws that can be trusted. */
    public static final double LARGEST_DIVERGENT_SHARE = 0.001;

    /** Smallest E-BFMI of a chain that can be trusted. */
    public static final double SMALLEST_EBFMI = 0.3;

    /**
     * Judges a sample.
     *
     * @param summaries summary of every parameter
     * @param diagnostics what the sampler says of itself
     * @param draws number of draws over all chains
     */
    public static Verdict of(List<ParameterSummary> summaries, SamplerDiagnostics diagnostics, long draws) {
        List<String> reasons = new ArrayList<>();
        summaries.forEach(summary -> judge(summary, reasons));
        if (!(diagnostics.divergences() <= LARGEST_DIVERGENT_SHARE * draws)) {
            reasons.add(say(
                    "%d of %d transitions diverged (at most 0.1 %%): the sampler missed part of the posterior",
                    diagnostics.divergences(), draws));
        }
        for (int chain = 0; chain < diagnostics.ebfmi().length; chain++) {
            double ebfmi = diagnostics.ebfmi()[chain];
            if (!(ebfmi >= SMALLEST_EBFMI)) {
                reasons.add(say(
                        "E-BFMI of chain %d is %.2f (at least 0.3): the chain moves too slowly between energies",
                        chain + 1, ebfmi));
            }
        }
        return new Verdict(List.copyOf(reasons));
    }

    /** Whether the draws can be trusted. */
    public boolean passed() {
        return reasons.isEmpty();
    }

    private static void judge(ParameterSummary summary, List<String> reasons) {
        if (!(summary.rhat() <= LARGEST_RHAT)) {
            reasons.add(
                    say("R-hat of %s is %.3f (at most 1.01): the chains do not agree", summary.name(), summary.rhat()));
        }
        judgeSize("bulk", summary.essBulk(), summary.name(), reasons);
        judgeSize("tail", summary.essTail(), summary.name(), reasons);
    }

    private static void judgeSize(String kind, double size, String parameter, List<String> reasons) {
        if (!(size >= SMALLEST_ESS)) {
            reasons.add(say(
                    "%s effective sample size of %s is %.0f (at least 400): take more draws", kind, parameter, size));
        }
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
