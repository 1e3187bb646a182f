package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.simulate.concurrency.MixedLaw.UserClass;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedLawTest {

    private static ConcurrencyLaw article(int historySeconds, double... alphas) {
        double[][] columns = new double[4][alphas.length];
        columns[0] = alphas;
        Arrays.fill(columns[1], 0.14);
        Arrays.fill(columns[2], 0.22);
        Arrays.fill(columns[3], 0.012);
        DrawTable draws = new DrawTable(List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), columns);
        return ConcurrencyLaw.of(Posterior.of("article", draws), LagBlocks.over(historySeconds));
    }

    private static ConcurrencyLaw bursts(int historySeconds) {
        DrawTable draws = new DrawTable(
                List.of("log_mean[1]", "log_mean[2]", "phi[1]", "phi[2]", "p12", "p21", "tcp.mu[1]", "tcp.sigma[1]"),
                new double[][] {{-0.7}, {1.9}, {0.6}, {0.9}, {0.12}, {0.3}, {0.5}, {1.8}});
        return ConcurrencyLaw.of(Posterior.of("hmm-nb2+lognormal-mix1", draws), LagBlocks.over(historySeconds));
    }

    /** Under one draw each, the sum of independent counts is their convolution, whatever the families. */
    @Test
    void isTheConvolutionOfItsClasses() {
        ConcurrencyLaw first = article(3_600, 0.3);
        ConcurrencyLaw second = bursts(3_600);
        PredictiveLaw mix = MixedLaw.of(List.of(new UserClass(first, 2), new UserClass(second, 1)))
                .concurrentConnections();
        double[] ofFirst = probabilities(first.concurrentConnections(2).pmf());
        double[] ofSecond = probabilities(second.concurrentConnections(1).pmf());
        double[] ofMix = probabilities(mix.pmf());
        for (int n = 0; n < ofMix.length; n++) {
            double sum = 0;
            for (int i = Math.max(0, n - ofSecond.length + 1); i <= Math.min(n, ofFirst.length - 1); i++) {
                sum += ofFirst[i] * ofSecond[n - i];
            }
            assertEquals(sum, ofMix[n], 1e-10, "P(N = " + n + ")");
        }
        assertEquals(first.mean(0, 2) + second.mean(0, 1), mix.mean(), 1e-9);
    }

    /** P(N = n) from 0 on; bins hold one count each. */
    private static double[] probabilities(PredictiveLaw.Pmf pmf) {
        assertEquals(1, pmf.step());
        double[] probabilities = new double[(int) pmf.from() + pmf.probabilities().length];
        System.arraycopy(pmf.probabilities(), 0, probabilities, (int) pmf.from(), pmf.probabilities().length);
        return probabilities;
    }

    /** Draws of two posteriors that are paired in order would add their deviations up; independent ones add their variances. */
    @Test
    void pairsDrawsOfDifferentFitsIndependently() {
        double[] alphas = new double[400];
        for (int draw = 0; draw < alphas.length; draw++) {
            alphas[draw] = 0.2 + 0.2 * draw / alphas.length;
        }
        double deviation = deviation(
                MixedLaw.of(article(60, alphas), 1).concurrencyMoments().mean());
        ConcurrencyLaw rising = article(60, alphas);
        double ofMix = deviation(MixedLaw.of(List.of(new UserClass(rising, 1), new UserClass(rising, 1)))
                .concurrencyMoments()
                .mean());
        assertEquals(Math.sqrt(2), ofMix / deviation, 0.1);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void goesThroughFewerDrawsAgain() {
        MixedLaw mix = MixedLaw.of(
                List.of(new UserClass(article(60, 0.1, 0.2, 0.3, 0.4), 1), new UserClass(article(60, 0.5, 0.7), 1)));
        assertEquals(4, mix.draws());
        double mean = 0;
        for (int draw = 0; draw < 4; draw++) {
            mean += mix.arrivals(1, draw).mean() / 4;
        }
        assertEquals(0.6 / 0.14, mean, 1e-9);
    }

    @Test
    void refusesClassesOfDifferentHistories() {
        List<UserClass> classes = List.of(new UserClass(article(60, 0.3), 1), new UserClass(article(61, 0.3), 1));
        assertThrows(IllegalArgumentException.class, () -> MixedLaw.of(classes));
        assertThrows(IllegalArgumentException.class, () -> MixedLaw.of(List.of()));
    }
}
