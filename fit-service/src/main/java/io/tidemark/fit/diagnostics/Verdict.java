package io.tidemark.fit.diagnostics;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether draws can be trusted, and if not, why: R-hat at most 1.01 and bulk and tail effective sample size at least 400
 * for every parameter (Vehtari et al. 2021), at most 0.1 % divergent transitions, E-BFMI at least 0.3 in every chain
 * (Betancourt 2016).
 *
 * @param reasons what is wrong; empty where all is well
 */
public record Verdict(List<Finding> reasons) {

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
        List<Finding> reasons = new ArrayList<>();
        summaries.forEach(summary -> judge(summary, reasons));
        if (!(diagnostics.divergences() <= LARGEST_DIVERGENT_SHARE * draws)) {
            reasons.add(FindingCode.DIVERGENCES.with(Map.of(
                    "divergences", diagnostics.divergences(), "draws", draws, "mostShare", LARGEST_DIVERGENT_SHARE)));
        }
        for (int chain = 0; chain < diagnostics.ebfmi().length; chain++) {
            double ebfmi = diagnostics.ebfmi()[chain];
            if (!(ebfmi >= SMALLEST_EBFMI)) {
                reasons.add(FindingCode.SLOW_ENERGY.with(
                        Map.of("chain", chain + 1, "ebfmi", ebfmi, "least", SMALLEST_EBFMI)));
            }
        }
        return new Verdict(List.copyOf(reasons));
    }

    /** Whether the draws can be trusted. */
    public boolean passed() {
        return reasons.isEmpty();
    }

    private static void judge(ParameterSummary summary, List<Finding> reasons) {
        if (!(summary.rhat() <= LARGEST_RHAT)) {
            reasons.add(FindingCode.CHAINS_DISAGREE.with(
                    Map.of("parameter", summary.name(), "rhat", summary.rhat(), "most", LARGEST_RHAT)));
        }
        judgeSize("bulk", summary.essBulk(), summary.name(), reasons);
        judgeSize("tail", summary.essTail(), summary.name(), reasons);
    }

    private static void judgeSize(String kind, double size, String parameter, List<Finding> reasons) {
        if (!(size >= SMALLEST_ESS)) {
            reasons.add(FindingCode.FEW_EFFECTIVE_DRAWS.with(
                    Map.of("kind", kind, "parameter", parameter, "size", size, "least", SMALLEST_ESS)));
        }
    }
}
