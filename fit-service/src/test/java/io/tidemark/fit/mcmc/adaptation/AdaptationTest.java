package io.tidemark.fit.mcmc.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.fit.mcmc.Densities;
import io.tidemark.fit.mcmc.LogDensity;
import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class AdaptationTest {

    @Test
    void windowsDoubleAndTheLastTakesWhatIsLeft() {
        WarmupSchedule schedule = WarmupSchedule.of(1000);
        assertEquals(75, schedule.windowStart());
        assertEquals(List.of(99, 149, 249, 449, 949), schedule.windowEnds());
        assertFalse(schedule.learnsMetric(74));
        assertTrue(schedule.learnsMetric(75));
        assertTrue(schedule.learnsMetric(949));
        assertFalse(schedule.learnsMetric(950));
    }

    @Test
    void shortWarmupHasOneWindow() {
        WarmupSchedule schedule = WarmupSchedule.of(100);
        assertEquals(15, schedule.windowStart());
        assertEquals(List.of(89), schedule.windowEnds());
    }

    @Test
    void everyWarmupEndsItsLastWindowBeforeTheLastPhase() {
        for (int warmup = 20; warmup < 3000; warmup++) {
            WarmupSchedule schedule = WarmupSchedule.of(warmup);
            int last = schedule.windowEnds().get(schedule.windowEnds().size() - 1);
            assertEquals(warmup - (warmup < 150 ? warmup / 10 : 50) - 1, last);
            assertTrue(schedule.windowEnds().stream().sorted().toList().equals(schedule.windowEnds()));
        }
    }

    @Test
    void averagingFindsTheStepOfTheTargetAcceptance() {
        DualAveraging averaging = new DualAveraging(0.8);
        averaging.restart(1);
        for (int i = 0; i < 2000; i++) {
            averaging.learn(Math.exp(-averaging.stepSize()));
        }
        assertEquals(-Math.log(0.8), averaging.averagedStepSize(), 0.01);
    }

    @Test
    void averagingRejectsImpossibleTarget() {
        assertThrows(IllegalArgumentException.class, () -> new DualAveraging(1.2));
    }

    @Test
    void varianceIsShrunkTowardsSmallValue() {
        VarianceEstimate estimate = new VarianceEstimate(1);
        for (double value : new double[] {1, 2, 3, 4}) {
            estimate.add(new double[] {value});
        }
        double[] inverseMetric = new double[1];
        estimate.drainTo(inverseMetric);
        assertEquals(4.0 / 9 * (5.0 / 3) + 1e-3 * 5 / 9, inverseMetric[0], 1e-15);
        assertThrows(IllegalStateException.class, () -> estimate.drainTo(inverseMetric));
    }

    @Test
    void aVarianceIsNeverEnlarged() {
        VarianceEstimate estimate = new VarianceEstimate(2);
        for (double value : new double[] {1, 2, 3, 4}) {
            estimate.add(new double[] {1e-6 * value, 7});
        }
        double[] inverseMetric = {1, 0.25};
        estimate.drainTo(inverseMetric);
        assertEquals(5.0 / 3 * 1e-12, inverseMetric[0], 1e-24);
        assertEquals(0.25, inverseMetric[1], "what never moved keeps what it had");
    }

    @Test
    void searchFindsStepNearTheScaleOfTheDensity() {
        for (double sd : new double[] {1e-4, 1, 1e4}) {
            double found = search(Densities.normal(sd));
            assertTrue(found > 0.1 * sd && found < 10 * sd, sd + ": " + found);
        }
    }

    @Test
    void searchSaysThatDensityIsImproper() {
        LogDensity flat = Densities.of(1, (position, gradient) -> {
            gradient[0] = 0;
            return 0;
        });
        String message =
                assertThrows(IllegalStateException.class, () -> search(flat)).getMessage();
        assertTrue(message.contains("improper"), message);
    }

    private static double search(LogDensity density) {
        Hamiltonian hamiltonian = new Hamiltonian(density);
        PhasePoint point = new PhasePoint(1);
        hamiltonian.refresh(point);
        return new StepSizeSearch(hamiltonian, RandomSource.XO_SHI_RO_256_PP.create(1L)).from(point, 1);
    }
}
