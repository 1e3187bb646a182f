package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Posteriors of the article's model from draws that a test gives. */
public final class ArticleDraws {

    private static final List<String> PARAMETERS = List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta");

    private ArticleDraws() {}

    /** The posterior of draws, each in the order alpha and beta of arrivals, shape and rate of durations. */
    public static Posterior posterior(double[]... draws) {
        double[][] columns = IntStream.range(0, PARAMETERS.size())
                .mapToObj(parameter -> Arrays.stream(draws)
                        .mapToDouble(draw -> draw[parameter])
                        .toArray())
                .toArray(double[][]::new);
        return Posterior.of("article", new DrawTable(PARAMETERS, columns));
    }
}
