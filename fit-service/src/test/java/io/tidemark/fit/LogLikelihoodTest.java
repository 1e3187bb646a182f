package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class LogLikelihoodTest {

    /** nb_alpha, nb_beta, tcp_share, shapes and rates. */
    private static final double[] DRAW = {0.5, 0.25, 0.6, 0.7, 0.1, 0.4, 2};

    private static final Random RANDOM = new Random(4);
    private static final double[] TCP = durations(4_000, 5);
    private static final double[] UDP = durations(500, 0.1);
    private static final int[] COUNTS =
            IntStream.range(0, 777).map(second -> RANDOM.nextInt(4)).toArray();

    @Test
    void arrivalsOfStretchesAddUpToThoseOfTheSeconds() {
        LogLikelihood.Variable arrivals = variables().get(0);
        assertEquals("arrivals", arrivals.name());
        assertEquals(
                Arrays.stream(COUNTS).sum(), Arrays.stream(arrivals.observed()).sum());
        assertEquals(COUNTS.length, Arrays.stream(constant(arrivals, "seconds")).sum());
        double expected = 0;
        for (int count : COUNTS) {
            expected += Gamma.logGamma(count + 0.5) - Gamma.logGamma(0.5) - Gamma.logGamma(count + 1.0);
            expected += 0.5 * Math.log(0.2) - count * Math.log(1.25);
        }
        assertEquals(expected, Arrays.stream(evaluate(arrivals)).sum(), 1e-8);
    }

    /** Cells are up to 15 % wide here, which the sum of durations feels by a tenth of a percent. */
    @Test
    void durationsOfCellsAddUpToThoseOfTheConnections() {
        LogLikelihood.Variable tcp = variables().get(1);
        double[] connections = constant(tcp, "connections");
        double[] logLikelihoods = evaluate(tcp);
        double sum = 0;
        for (int i = 0; i < connections.length; i++) {
            sum += connections[i] * logLikelihoods[i];
        }
        double expected = 0;
        for (double seconds : TCP) {
            expected += 0.7 * Math.log(0.1) - Gamma.logGamma(0.7) - 0.3 * Math.log(seconds) - 0.1 * seconds;
        }
        assertEquals(TCP.length, Arrays.stream(connections).sum());
        assertEquals(expected, sum, 0.002 * 0.1 * Arrays.stream(TCP).sum());
    }

    @Test
    void zerosAreBelowAndOpenOnesAboveWhatIsKnown() {
        LogLikelihood.Variable udp = variables().get(2);
        assertEquals(1, constant(udp, "kind")[0]);
        assertEquals(1e-3, udp.observed()[0], 1e-12);
        assertEquals(Math.log(Gamma.regularizedGammaP(0.4, 2e-3)), evaluate(udp)[0], 1e-9);
        int last = udp.observed().length - 1;
        assertEquals(2, constant(udp, "kind")[last]);
        assertEquals(3, udp.observed()[last], 0.002);
        assertEquals(Math.log(Gamma.regularizedGammaQ(0.4, 2 * udp.observed()[last])), evaluate(udp)[last], 1e-9);
    }

    @Test
    void thereAreNotManyObservationsHoweverLongTheCapture() {
        for (LogLikelihood.Variable variable : variables()) {
            assertTrue(variable.observed().length <= LogLikelihood.MOST + 3, variable.name());
        }
    }

    private static double[] evaluate(LogLikelihood.Variable variable) {
        double[] logLikelihoods = new double[variable.observed().length];
        variable.evaluate(DRAW, logLikelihoods);
        return logLikelihoods;
    }

    private static double[] constant(LogLikelihood.Variable variable, String name) {
        return variable.constants().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }

    private static List<LogLikelihood.Variable> variables() {
        double[] withZero = Arrays.copyOf(UDP, UDP.length + 1);
        Observations observations = Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(COUNTS, new int[COUNTS.length]))),
                List.of(new PerProtocol<>(
                        Reference.statistics(TCP),
                        DurationStatistics.of(
                                new Durations(Reference.tally(withZero), Reference.tally(new double[] {3})),
                                1_000_000))));
        return LogLikelihood.of(Models.named("nb+gamma").posterior(observations), observations);
    }

    private static double[] durations(int number, double median) {
        return IntStream.range(0, number)
                .mapToDouble(i -> median * Math.exp(2 * RANDOM.nextGaussian()))
                .toArray();
    }
}
