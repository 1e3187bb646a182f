package io.tidemark.fit.api;

import io.tidemark.fit.mcmc.SamplerSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a chain has come.
 *
 * @param chain number of the chain, from 1
 * @param iteration iterations ended, warm-up and draws counted through
 * @param phase {@code warmup} or {@code sampling}
 * @param total iterations of the chain
 */
@Schema(name = "ChainProgress")
record ChainProgress(
        int chain,
        int iteration,
        @Schema(enumeration = {"warmup", "sampling"}) String phase,
        int total) {

    /**
     * Progress of all chains.
     *
     * @param iterations iterations ended, by chain; empty before the first report
     */
    static List<ChainProgress> of(int[] iterations, SamplerSettings settings) {
        return IntStream.range(0, iterations.length)
                .mapToObj(i -> new ChainProgress(
                        i + 1,
                        iterations[i],
                        iterations[i] < settings.warmup() ? "warmup" : "sampling",
                        settings.warmup() + settings.draws()))
                .toList();
    }
}
