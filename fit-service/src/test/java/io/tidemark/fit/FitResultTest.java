package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Parameter;
import io.tidemark.fit.people.PeoplePosterior;
import io.tidemark.fit.people.Population;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Draws of a population beside those of a model. */
class FitResultTest {

    private static final int DRAWS = 20;
    private static final int FURTHER = Population.PARAMETERS.size();
    private static final PeoplePosterior.Spread NOTHING = new PeoplePosterior.Spread(0, 0, 0, 0, 0);
    private static final PeoplePosterior NOBODY =
            new PeoplePosterior(List.of(), new PeoplePosterior.Anybody(NOTHING, NOTHING));

    @Test
    void aPopulationStandsBehindTheModelDrawByDraw() {
        FitResult alone = ofModel();
        double[][][] population = new double[2][DRAWS][];
        for (int chain = 0; chain < 2; chain++) {
            for (int draw = 0; draw < DRAWS; draw++) {
                population[chain][draw] = values(FURTHER, 1_000 * (chain + 1) + 20 * draw);
            }
        }
        List<ParameterSummary> further =
                Population.NAMES.stream().map(FitResultTest::summary).toList();

        FitResult beside =
                alone.beside(new PopulationFitter.Result(Population.PARAMETERS, population, further, NOBODY));

        assertEquals(
                Stream.concat(Stream.of("nb_alpha", "nb_beta"), Population.NAMES.stream())
                        .toList(),
                beside.parameterNames());
        assertEquals(
                beside.parameterNames(),
                beside.summaries().stream().map(ParameterSummary::name).toList());
        for (int chain = 0; chain < 2; chain++) {
            assertEquals(DRAWS, beside.draws()[chain].length);
            for (int draw = 0; draw < DRAWS; draw++) {
                double[] row = beside.draws()[chain][draw];
                assertArrayEquals(alone.draws()[chain][draw], Arrays.copyOf(row, 2));
                assertArrayEquals(population[chain][draw], Arrays.copyOfRange(row, 2, 2 + FURTHER));
            }
        }
        assertEquals(2 * DRAWS, beside.thinned().length);
        assertEquals(2 + FURTHER, beside.thinned()[0].length);
    }

    /** What the sampler says is said of the model's own draws. */
    @Test
    void whatWasNotedStaysAsItWas() {
        FitResult alone = ofModel();
        SampledChain chain = alone.chains().get(1);
        SampledChain wider = chain.beside(new double[DRAWS][3]);
        assertEquals(2, wider.chain());
        assertSame(chain.statistics(), wider.statistics());
        assertSame(chain.inverseMetric(), wider.inverseMetric());
        assertEquals(chain.stepSize(), wider.stepSize());
        assertEquals(chain.warmupDivergences(), wider.warmupDivergences());
        assertEquals(2, chain.draws()[0].length, "its own draws are not touched");
        assertEquals(5, wider.draws()[0].length);
        FitResult beside = alone.beside(
                new PopulationFitter.Result(Population.PARAMETERS, new double[2][DRAWS][FURTHER], List.of(), NOBODY));
        assertEquals(alone.model(), beside.model());
        assertSame(alone.settings(), beside.settings());
        assertEquals(alone.wallSeconds(), beside.wallSeconds());
    }

    private static FitResult ofModel() {
        List<SampledChain> chains = IntStream.of(1, 2)
                .mapToObj(chain -> new SampledChain(
                        chain,
                        IntStream.range(0, DRAWS)
                                .mapToObj(draw -> values(2, 100 * chain + 2 * draw))
                                .toArray(double[][]::new),
                        null,
                        0.7,
                        new double[] {1, 2},
                        chain,
                        0.1,
                        0.2))
                .toList();
        return new FitResult(
                "nb+gamma",
                List.of(
                        new Parameter("nb_alpha", "1", "exponential(0.5)"),
                        new Parameter("nb_beta", "1", "exponential(0.5)")),
                new SamplerSettings(2, DRAWS, DRAWS, 1),
                chains,
                List.of(summary("nb_alpha"), summary("nb_beta")),
                null,
                null,
                List.of(),
                1.5,
                Optional.empty());
    }

    private static double[] values(int count, double first) {
        return IntStream.range(0, count).mapToDouble(i -> first + i).toArray();
    }

    private static ParameterSummary summary(String name) {
        return new ParameterSummary(name, 1, 0.1, 0.8, 1, 1.2, 1, 900, 900, 0.01);
    }
}
