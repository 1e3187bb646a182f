package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.PeopleDraws;
import io.tidemark.simulate.concurrency.Population;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.concurrency.Tides;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class PopulationCertaintyTest {

    private static final int DRAWS = 400;

    @Test
    void morePeopleAndMoreHoursMakeItMoreCertain() {
        Population population = population(2, 0.5, 1_200, 0.6);
        double[] hours = {0.1, 0.5, 1, 8, 80};
        int[] people = {1, 2, 10, 50, 1_000};
        for (int i = 1; i < people.length; i++) {
            for (int j = 1; j < hours.length; j++) {
                double factor = PopulationCertainty.expectedFactor(population, people[i], hours[j]);
                assertTrue(factor < PopulationCertainty.expectedFactor(population, people[i - 1], hours[j]));
                assertTrue(factor < PopulationCertainty.expectedFactor(population, people[i], hours[j - 1]));
                assertTrue(factor > 1);
            }
        }
    }

    /** One draw of a population: the 95 % point of a normal law is 1.645 standard deviations above its middle. */
    @Test
    void isThatOfTheFormulaUnderOneDraw() {
        double x = 3_600 / 1_200.0;
        double within = 2 * (x - 1 + Math.exp(-x)) / (x * x);
        double variance = Math.log(1 + (1 / 2.0 + within / 0.5) / 10) + 0.36 / 10;
        double deviation = Math.sqrt(1 / (1 / variance + 1 / 6.0));
        assertEquals(
                Math.exp(1.6448536 * deviation),
                PopulationCertainty.expectedFactor(population(2, 0.5, 1_200, 0.6), 10, 1),
                1e-6);
    }

    @Test
    void isCertainWherePeopleAreAlike() {
        assertEquals(1, PopulationCertainty.expectedFactor(population(1e8, 1e8, 1_200, 1e-4), 1, 1), 1e-3);
    }

    @Test
    void readsTheFactorFromTheDraws() {
        ConcurrencyLaw law = law(0.5);
        PopulationCertainty certainty =
                PopulationCertainty.of(law, law.population().orElseThrow(), evidence(1, 1_500));
        assertEquals(1, certainty.people());
        assertEquals(1_500 / 3_600.0, certainty.hours(), 1e-12);
        // 400 draws of a log-normal of sd 0.5: the 95 % point lies 0.82 above the middle, give or take three standard
        // errors of 0.06
        assertEquals(0.82, Math.log(certainty.factor90()), 0.18);
        assertTrue(certainty.restsOnPrior());
        // of the two offers those that would help; 50 people for 8 hours help more than 10 for an hour
        assertFalse(certainty.next().isEmpty());
        certainty.next().forEach(next -> assertTrue(next.factor90() < certainty.factor90()));
        assertEquals(50, certainty.next().get(certainty.next().size() - 1).people());
    }

    @Test
    void offersNothingThatWasHadOrWouldNotHelp() {
        ConcurrencyLaw law = law(0.5);
        Population population = law.population().orElseThrow();
        assertEquals(
                List.of(50),
                PopulationCertainty.of(law, population, evidence(10, 3_600)).next().stream()
                        .map(PopulationCertainty.Next::people)
                        .toList());
        assertTrue(PopulationCertainty.of(law, population, evidence(50, 3_600))
                .next()
                .isEmpty());
        ConcurrencyLaw known = law(1e-3);
        PopulationCertainty certain =
                PopulationCertainty.of(known, known.population().orElseThrow(), evidence(1, 1_500));
        assertTrue(certain.next().isEmpty());
        assertEquals(1, certain.factor90(), 0.01);
    }

    @Test
    void saysWhatOnePersonTells() {
        PopulationCertainty certainty = new PopulationCertainty(
                1,
                25 / 60.0,
                interval(),
                interval(),
                true,
                6.93,
                List.of(new PopulationCertainty.Next(10, 1, 1.84), new PopulationCertainty.Next(50, 8, 1.3)));
        assertEquals(
                "People and their hours differ. Judging by one person's 25 minutes, the mean need of all users may be 6.9"
                        + " times lower or higher than its middle (90 % range), and the size allows for that. If everybody"
                        + " were like the person captured, it would be 12,345. Capture 10 people for 1 hour, and it comes"
                        + " down to a factor of some 1.8. How people differ is taken from public data, for these captures"
                        + " hardly tell.",
                PopulationSentence.of(certainty, 12_345));
    }

    @Test
    void saysWhatSeveralPeopleTell() {
        PopulationCertainty certainty = new PopulationCertainty(12, 8, interval(), interval(), false, 1.5, List.of());
        assertEquals(
                "People and their hours differ. Judging by 12 people's 8 hours, the mean need of all users may be 1.5"
                        + " times lower or higher than its middle (90 % range), and the size allows for that. If everybody"
                        + " were like the people captured, it would be 800.",
                PopulationSentence.of(certainty, 800));
    }

    private static PopulationCertainty.Interval interval() {
        return new PopulationCertainty.Interval(0.5, 0.8, 1.2);
    }

    private static Evidence evidence(int users, int seconds) {
        return new Evidence("wire", List.of(new Evidence.Capture(users, seconds)), List.of());
    }

    private static Population population(double k, double h, double dwell, double heldSd) {
        return new Population(
                new double[] {0.3},
                new double[] {0.8},
                new double[] {k},
                new double[] {0.9},
                new double[] {h},
                new double[] {dwell},
                new double[] {heldSd},
                new double[] {0},
                new double[] {1},
                new double[] {1},
                Tides.NONE);
    }

    /** Draws of a level ratio with this standard deviation of its logarithm, and of person_sd as wide as before any capture. */
    private static ConcurrencyLaw law(double deviation) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(615L));
        double[][] model = IntStream.range(0, 4)
                .mapToObj(i -> {
                    double[] column = new double[DRAWS];
                    Arrays.fill(column, new double[] {0.2986, 0.1394, 0.2236, 0.01192}[i]);
                    return column;
                })
                .toArray(double[][]::new);
        DrawTable table = new PeopleDraws(2, 0.5, 1_200, 1, 1)
                .beside(new DrawTable(List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), model));
        Arrays.setAll(table.column("level_ratio"), i -> Math.exp(deviation * normal.sample()));
        Arrays.setAll(table.column("person_sd"), i -> 0.8 * Math.exp(0.4 * normal.sample()));
        return ConcurrencyLaw.of(Posterior.of("article", table).ofPeopleWhoDiffer(), LagBlocks.over(600));
    }
}
