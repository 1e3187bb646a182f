package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.family.Families;
import io.tidemark.contracts.family.Family;
import io.tidemark.contracts.family.FamilyParameter;
import io.tidemark.contracts.family.GammaFamily;
import io.tidemark.contracts.family.LogHistogramFamily;
import io.tidemark.contracts.family.NegativeBinomialFamily;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every family of the table has a law, of draws of exactly the parameters that the table names. */
class FamiliesTest {

    static final List<Family> ARRIVALS = Families.TABLE.arrivals();
    static final List<Family> DURATIONS = Families.TABLE.durations();

    private static final PerProtocol<String> PREFIXES = Families.TABLE.prefixes();

    /** An index without a largest number: one that is possible for every such parameter. */
    private static final int ANY_INDEX = 24;

    @ParameterizedTest
    @FieldSource("ARRIVALS")
    void everyFamilyOfArrivalsHasALaw(Family family) {
        Posterior posterior = Posterior.of(
                family.name() + "+gamma", draws(names(family, ""), names(GammaFamily.FAMILY, "")), List.of(1));
        assertTrue(Double.isFinite(posterior.arrivals(0).mean())
                && posterior.arrivals(0).mean() > 0);
    }

    @ParameterizedTest
    @FieldSource("DURATIONS")
    void everyFamilyOfDurationsHasALawForProtocolsThatShareOne(Family family) {
        assertIsALaw(posterior(family, names(family, "")).durations(0));
    }

    @ParameterizedTest
    @FieldSource("DURATIONS")
    void everyFamilyOfDurationsHasALawForEachProtocol(Family family) {
        DurationLaw tcp = posterior(family, names(family, PREFIXES.tcp())).durations(0);
        DurationLaw both = posterior(
                        family,
                        Stream.of(
                                        names(family, PREFIXES.tcp()),
                                        names(family, PREFIXES.udp()),
                                        Stream.of(Families.TABLE.share().at()))
                                .flatMap(names -> names))
                .durations(0);
        assertIsALaw(both);
        assertEquals(tcp.mean(), both.mean(), 1e-12 * tcp.mean(), "of two protocols alike");
    }

    /** But for the spread of the hazards, which is of the prior alone. */
    @ParameterizedTest
    @FieldSource("DURATIONS")
    void everyParameterOfTheTableIsNeeded(Family family) {
        for (FamilyParameter parameter : family.parameters()) {
            if (!parameter.equals(LogHistogramFamily.SPREAD)) {
                List<String> missing = names(parameter).toList();
                Stream<String> others = names(family, "").filter(name -> !missing.contains(name));
                assertThrows(IllegalArgumentException.class, () -> posterior(family, others), parameter::name);
            }
        }
    }

    @Test
    void articleHasALawOfTheParametersOfItsFamilies() {
        Families.Article article = Families.TABLE.article();
        assertIsALaw(Posterior.of(
                        article.name(),
                        draws(
                                names(Families.arrivals(article.arrivals()), ""),
                                names(Families.durations(article.durations()), "")))
                .durations(0));
    }

    private static Posterior posterior(Family durations, Stream<String> names) {
        return Posterior.of("nb+" + durations.name(), draws(names(NegativeBinomialFamily.FAMILY, ""), names));
    }

    private static void assertIsALaw(DurationLaw law) {
        assertTrue(Double.isFinite(law.mean()) && law.mean() > 0, () -> "mean " + law.mean());
        assertEquals(law.mean(), law.meanWithin(1e30), 1e-9 * law.mean());
        assertTrue(law.survival(1e-13) > law.survival(10) && law.survival(1e30) < 1e-9);
    }

    /** One draw in which every parameter is a half. */
    private static DrawTable draws(Stream<String> arrivals, Stream<String> durations) {
        List<String> names = Stream.concat(arrivals, durations).toList();
        return new DrawTable(
                names, Collections.nCopies(names.size(), new double[] {0.5}).toArray(double[][]::new));
    }

    private static Stream<String> names(Family family, String prefix) {
        return family.parameters().stream().flatMap(FamiliesTest::names).map(name -> prefix + name);
    }

    /** Names in draws of a parameter: every element of a vector, of one that has no last the first two. */
    private static Stream<String> names(FamilyParameter parameter) {
        return switch (parameter.indices().size()) {
            case 0 -> Stream.of(parameter.at());
            case 1 -> elements(parameter.indices().get(0)).mapToObj(parameter::at);
            default ->
                Stream.of(parameter.at(IntStream.range(0, parameter.indices().size())
                        .map(i -> ANY_INDEX + 2 + i)
                        .toArray()));
        };
    }

    private static IntStream elements(FamilyParameter.Index index) {
        return index.to() == null
                ? IntStream.of(ANY_INDEX, ANY_INDEX + 1)
                : IntStream.rangeClosed(index.from(), index.to());
    }
}
