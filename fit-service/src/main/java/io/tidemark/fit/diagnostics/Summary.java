package io.tidemark.fit.diagnostics;

import io.tidemark.contracts.ParameterSummary;
import java.util.List;

/** Summarises draws parameter by parameter, as Stan's posterior package does. */
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
        throw new UnsupportedOperationException("summaries are not built yet");
    }
}
