package io.tidemark.fit.mcmc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.diagnostics.SamplerReport;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.diagnostics.Verdict;
import java.util.List;
import java.util.stream.IntStream;

/** What the diagnostics say of sampled chains, whose values have no names. */
final class Chains {

    private Chains() {}

    /** Fails, with the reasons, unless the chains converged; returns the summary of each value. */
    static List<ParameterSummary> assertConverge(List<SampledChain> chains) {
        assertTrue(verdict(chains).passed(), () -> verdict(chains).reasons().toString());
        return summaries(chains);
    }

    static Verdict verdict(List<SampledChain> chains) {
        long draws = chains.stream().mapToLong(chain -> chain.draws().length).sum();
        return Verdict.of(summaries(chains), SamplerReport.of(chains), draws);
    }

    private static List<ParameterSummary> summaries(List<SampledChain> chains) {
        double[][][] draws = chains.stream().map(SampledChain::draws).toArray(double[][][]::new);
        List<String> names =
                IntStream.range(0, draws[0][0].length).mapToObj(i -> "x" + i).toList();
        return Summary.of(names, draws);
    }
}
