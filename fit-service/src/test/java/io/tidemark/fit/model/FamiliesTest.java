package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.family.Families;
import io.tidemark.contracts.family.Family;
import io.tidemark.contracts.family.FamilyParameter;
import io.tidemark.fit.Reference;
import io.tidemark.fit.people.Population;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every family of the table is fitted, and has the parameters that the table says, in its order and units. */
class FamiliesTest {

    static final List<Family> ARRIVALS = Families.TABLE.arrivals();
    static final List<Family> DURATIONS = Families.TABLE.durations();

    private static final String TCP = Families.TABLE.prefixes().tcp();
    private static final String UDP = Families.TABLE.prefixes().udp();

    @ParameterizedTest
    @FieldSource("ARRIVALS")
    void everyFamilyOfArrivalsHasTheParametersOfTheTable(Family family) {
        assertDescribed(
                family,
                parameters(family.name() + "+gamma").stream()
                        .takeWhile(parameter ->
                                !parameter.name().equals(Families.TABLE.share().name())));
    }

    @ParameterizedTest
    @FieldSource("DURATIONS")
    void everyFamilyOfDurationsHasTheParametersOfTheTable(Family family) {
        List<Parameter> parameters = parameters("nb+" + family.name());
        assertDescribed(family, ofProtocol(parameters, TCP));
        assertDescribed(family, ofProtocol(parameters, UDP));
    }

    @Test
    void articleHasTheParametersOfItsFamiliesWithoutPrefix() {
        Families.Article article = Families.TABLE.article();
        List<Parameter> parameters = parameters(article.name());
        Family arrivals = Families.arrivals(article.arrivals());
        int ofArrivals = arrivals.parameters().size();
        assertDescribed(arrivals, parameters.stream().limit(ofArrivals));
        assertDescribed(
                Families.durations(article.durations()), parameters.stream().skip(ofArrivals));
    }

    @Test
    void shareStandsBetweenArrivalsAndDurations() {
        Parameter share = parameters("nb+gamma").get(2);
        assertEquals(Families.TABLE.share().name(), share.name());
        assertEquals(Families.TABLE.share().unit(), share.unit());
    }

    @Test
    void populationHasTheParametersOfTheTable() {
        assertDescribed(
                Families.TABLE.population(),
                Stream.of(Population.PARAMETERS, Population.TIDE, Population.WEEKEND)
                        .flatMap(List::stream));
    }

    private static void assertDescribed(Family family, Stream<Parameter> parameters) {
        assertEquals(
                family.parameters(),
                parameters
                        .map(parameter -> described(family, parameter))
                        .distinct()
                        .toList());
    }

    private static FamilyParameter described(Family family, Parameter parameter) {
        FamilyParameter described = family.parameters().stream()
                .filter(each -> each.indicesOf(parameter.name()).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(family.name() + " of the table has no " + parameter.name()));
        assertEquals(described.unit(), parameter.unit(), parameter::name);
        return described;
    }

    /** Parameters of a protocol's durations, without its prefix. */
    private static Stream<Parameter> ofProtocol(List<Parameter> parameters, String prefix) {
        return parameters.stream()
                .flatMap(each -> each.name().startsWith(prefix)
                        ? Stream.of(new Parameter(each.name().substring(prefix.length()), each.unit(), each.prior()))
                        : Stream.empty());
    }

    private static List<Parameter> parameters(String model) {
        double[] seconds = new double[30];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = 0.1 * (i + 1);
        }
        Observations observations = Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(new int[] {20, 0, 10, 0}, new int[] {9, 21, 0, 0}))),
                List.of(new PerProtocol<>(Reference.statistics(seconds), Reference.statistics(seconds))));
        return Models.named(model).posterior(observations).parameters();
    }
}
