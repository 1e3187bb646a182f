package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.fit.SimulationBasedCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Simulation-based calibration of a population over its priors, which are written here a second time: half an hour to an hour and a half
 * of one to four people whose hours change within blocks too, half of the times with spans of these hours alone. A short one unless {@code tidemark.calibration.replicates} says how many. The
 * ranks of 12 parameters are tested by chi-squared at 1e-6, the share of 90 % intervals that hold the truth by the number that a binomial law
 * goes below once in a million times: right ones with another seed would fail once in 40,000 runs. The seed is fixed.
 */
class PopulationCalibrationTest {

    private static final int REPLICATES = Integer.getInteger("tidemark.calibration.replicates", 40);
    private static final int THINNING = Integer.getInteger("tidemark.calibration.thinning", 3);
    private static final double FALSE_ALARM_RATE = 1e-6;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(2_911);
    private final ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);

    @Test
    void priorParametersRankUniformlyAmongPosteriorDraws() throws IOException {
        List<SimulationBasedCalibration.Simulated> simulated =
                Stream.generate(this::simulated).limit(REPLICATES).toList();
        SimulationBasedCalibration ranked = SimulationBasedCalibration.of("population", simulated, THINNING);
        Files.writeString(
                Files.createDirectories(Path.of("target/calibration")).resolve("population.txt"), ranked.table());
        assertEquals(Population.NAMES, ranked.parameters());
        int fewest = new BinomialDistribution(null, REPLICATES, 0.9).inverseCumulativeProbability(FALSE_ALARM_RATE);
        for (int parameter = 0; parameter < ranked.ranks().length; parameter++) {
            String ranks = ranked.parameters().get(parameter) + " " + Arrays.toString(ranked.ranks()[parameter]);
            assertTrue(ranked.pValue(parameter) > FALSE_ALARM_RATE, ranks);
            assertTrue(ranked.held()[parameter] >= fewest, ranks);
        }
    }

    /** A population and some of its people, of whom one made a connection at least: nothing is fitted to nobody's. */
    private SimulationBasedCalibration.Simulated simulated() {
        while (true) {
            double rate = lognormal(0.3, 1.5);
            double k = lognormal(2, 0.66);
            double hoursSd = lognormal(0.9, 0.4);
            double dwell = lognormal(1_200, 0.7);
            double bursts = lognormal(3, 0.7);
            double heldAtMedian = lognormal(30, 2);
            double left = lognormal(0.35, 0.5);
            double heldSd = lognormal(0.65, 0.3);
            double heldMean = heldAtMedian * Math.pow(rate / 0.3, left - 1);
            double x = 1_800 / dwell;
            double h = 2 * (x - 1 + Math.exp(-x)) / (x * x) / Math.expm1(hoursSd * hoursSd);
            PeopleData data = new SimulatedPeople(rate, k, h, dwell, bursts, heldMean, 1 - left, heldSd)
                    .captured(1 + random.nextInt(4), 6 * (1 + random.nextInt(3)), random);
            if (data.connections() > 0) {
                double[] coordinates = {
                    Math.log(rate), Math.log(k), Math.log(hoursSd), Math.log(dwell), Math.log(bursts)
                };
                double[] opened = new double[Population.OPENED];
                new PopulationTarget(data.counts()).constrain(coordinates, opened);
                double[] held = {heldAtMedian, 1 - left, heldSd};
                List<PersonCounts> counts = random.nextBoolean() ? data.counts() : spans(data.counts());
                return new SimulationBasedCalibration.Simulated(
                        Population.NAMES, Population.draw(opened, held, data), () -> new JointPopulation(data, counts));
            }
        }
    }

    /** Three blocks in each half hour. */
    private List<PersonCounts> spans(List<PersonCounts> whole) {
        return whole.stream()
                .map(counts -> counts.spans(counts.blocks() / 6, 3, random))
                .toList();
    }

    private double lognormal(double median, double deviation) {
        return median * Math.exp(deviation * gaussian.sample());
    }
}
