package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.fit.model.FixedCells;
import io.tidemark.fit.model.Parameter;
import io.tidemark.fit.model.Posterior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link SimulationBasedCalibration} of every family, a short one unless {@code tidemark.calibration.replicates} says how many. The tables of
 * ranks are left in {@code target/calibration}. The data have durations of zero, below the
 * clock's resolution, and connections that are cut short, so that their likelihoods are tested with the rest. The ranks of
 * each of some 75 parameters are tested by chi-squared at 1e-6: right families with another seed would fail once in 13,000
 * runs. The seed is fixed.
 */
class SimulationBasedCalibrationTest {

    private static final int REPLICATES = Integer.getInteger("tidemark.calibration.replicates", 100);
    private static final int THINNING = Integer.getInteger("tidemark.calibration.thinning", 5);
    private static final double FALSE_ALARM_RATE = 1e-6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nb+gamma",
                "hmm-nb2+lognormal-mix1",
                "nb+lognormal-mix2",
                "nb+lognormal-mix3",
                "nb+lognormal-grid",
                "hmm-tied+log-histogram"
            })
    void priorParametersRankUniformlyAmongPosteriorDraws(String model) throws IOException {
        CalibrationSimulator simulator = new CalibrationSimulator(model, RandomSource.XO_SHI_RO_256_PP.create(1807));
        List<SimulationBasedCalibration.Simulated> simulated = Stream.generate(() -> simulated(model, simulator.draw()))
                .limit(REPLICATES)
                .toList();
        SimulationBasedCalibration ranked = SimulationBasedCalibration.of(model, simulated, THINNING);
        Files.writeString(
                Files.createDirectories(Path.of("target/calibration")).resolve(model + ".txt"), ranked.table());
        assertEquals(ranked.parameters().size(), ranked.ranks().length);
        for (int parameter = 0; parameter < ranked.ranks().length; parameter++) {
            String ranks = ranked.parameters().get(parameter) + " " + Arrays.toString(ranked.ranks()[parameter]);
            assertTrue(ranked.pValue(parameter) > FALSE_ALARM_RATE, ranks);
        }
    }

    private static SimulationBasedCalibration.Simulated simulated(String model, CalibrationSimulator.Simulated drawn) {
        Posterior posterior = FixedCells.model(model).posterior(drawn.observations());
        return new SimulationBasedCalibration.Simulated(
                posterior.parameters().stream().map(Parameter::name).toList(), drawn.parameters(), posterior::target);
    }
}
