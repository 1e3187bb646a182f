package io.tidemark.simulate.store;

import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.PeopleDraws;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Posterior draws like those of the reference fit to {@code workstation-13min}: normal, with its posterior means and
 * standard deviations, alpha and beta of each family correlated. Four chains of 1,000.
 */
public final class WorkstationFit {

    public static final List<String> ARTICLE = List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta");
    public static final List<String> BOTH_PROTOCOLS =
            List.of("nb_alpha", "nb_beta", "tcp_share", "tcp.g_alpha", "tcp.g_beta", "udp.g_alpha", "udp.g_beta");
    public static final List<String> TCP_ALONE = List.of("nb_alpha", "nb_beta", "tcp.g_alpha", "tcp.g_beta");

    private static final int CHAINS = 4;
    private static final int DRAWS = 1_000;

    private WorkstationFit() {}

    /** Adds a fit that is done, with its draws. */
    public static void add(PublishedViews views, String id, String model, List<String> parameters) throws SQLException {
        views.addFit(id, model, "done", parameters);
        for (int chain = 1; chain <= CHAINS; chain++) {
            views.addDraws(id, chain, draws(parameters, chain));
        }
    }

    /** The same with a population beside each draw. */
    public static void addWithPeople(PublishedViews views, String id, PeopleDraws people) throws SQLException {
        List<String> parameters = people.beside(new DrawTable(ARTICLE, new double[ARTICLE.size()][1]))
                .parameters();
        views.addFit(id, "article", "done", parameters);
        for (int chain = 1; chain <= CHAINS; chain++) {
            DrawTable alike = new DrawTable(ARTICLE, transposed(draws(ARTICLE, chain)));
            views.addDraws(id, chain, transposed(people.beside(alike).columns()));
        }
    }

    private static double[][] transposed(double[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToObj(column ->
                        Arrays.stream(rows).mapToDouble(row -> row[column]).toArray())
                .toArray(double[][]::new);
    }

    /** The draws of one chain, a row a draw. */
    public static double[][] draws(List<String> parameters, int chain) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create((long) chain));
        double[][] draws = new double[DRAWS][parameters.size()];
        for (double[] draw : draws) {
            double arrivals = normal.sample();
            double durations = normal.sample();
            for (int i = 0; i < draw.length; i++) {
                draw[i] = value(parameters.get(i), arrivals, durations, normal.sample());
            }
        }
        return draws;
    }

    private static double value(String parameter, double arrivals, double durations, double own) {
        return switch (parameter) {
            case "nb_alpha" -> 0.2986 + 0.0231 * arrivals;
            case "nb_beta" -> 0.1394 + 0.0147 * (0.8 * arrivals + 0.6 * own);
            case "tcp_share" -> 0.505 + 0.012 * own;
            case "g_alpha", "tcp.g_alpha" -> 0.2236 + 0.006 * durations;
            case "g_beta", "tcp.g_beta" -> 0.01192 + 0.0007 * (0.7 * durations + 0.7 * own);
            case "udp.g_alpha" -> 0.35 + 0.01 * durations;
            case "udp.g_beta" -> 0.1 + 0.008 * own;
            default -> throw new IllegalArgumentException("no such parameter: " + parameter);
        };
    }
}
