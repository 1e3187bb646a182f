package io.tidemark.fit.diagnostics;

import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.fit.mcmc.SampledChain;
import java.util.List;

/** Gathers what the sampler noted with every draw. */
public final class SamplerReport {

    private SamplerReport() {}

    /** Diagnostics over all chains after warm-up. */
    public static SamplerDiagnostics of(List<SampledChain> chains) {
        throw new UnsupportedOperationException("diagnostics are not built yet");
    }
}
