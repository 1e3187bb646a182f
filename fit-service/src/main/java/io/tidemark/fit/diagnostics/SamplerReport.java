package io.tidemark.fit.diagnostics;

import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Gathers what the sampler noted with every draw. */
public final class SamplerReport {

    private SamplerReport() {}

    /** Diagnostics over all chains after warm-up. */
    public static SamplerDiagnostics of(List<SampledChain> chains) {
        return new SamplerDiagnostics(
                chains.stream().mapToLong(SamplerReport::divergences).sum(),
                chains.stream().mapToLong(SamplerReport::deepestTrees).sum(),
                byChain(chains, chain -> energyFraction(chain.statistics().energy())),
                byChain(chains, SampledChain::stepSize),
                byChain(chains, chain -> Moments.mean(chain.statistics().acceptance())),
                chains.stream().mapToLong(SamplerReport::divergences).toArray(),
                chains.stream().mapToInt(SamplerReport::largestTreeDepth).toArray());
    }

    /**
     * Energy Bayesian fraction of missing information, {@code sum (E_n - E_(n-1))^2 / sum (E_n - mean E)^2}: small where
     * redrawing the momentum moves the energy little against its spread (Betancourt 2016).
     */
    static double energyFraction(double[] energy) {
        double jumps = 0;
        for (int i = 1; i < energy.length; i++) {
            jumps += (energy[i] - energy[i - 1]) * (energy[i] - energy[i - 1]);
        }
        return jumps / (Moments.variance(energy) * (energy.length - 1));
    }

    private static long divergences(SampledChain chain) {
        boolean[] divergent = chain.statistics().divergent();
        return IntStream.range(0, divergent.length)
                .filter(draw -> divergent[draw])
                .count();
    }

    private static long deepestTrees(SampledChain chain) {
        return Arrays.stream(chain.statistics().treeDepth())
                .filter(depth -> depth >= SamplerSettings.MAX_TREE_DEPTH)
                .count();
    }

    private static int largestTreeDepth(SampledChain chain) {
        return Arrays.stream(chain.statistics().treeDepth()).max().orElse(0);
    }

    private static double[] byChain(List<SampledChain> chains, ToDoubleFunction<SampledChain> value) {
        return chains.stream().mapToDouble(value).toArray();
    }
}
