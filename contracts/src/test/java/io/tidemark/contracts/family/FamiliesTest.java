package io.tidemark.contracts.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FamiliesTest {

    static final List<Family> ALL = Stream.concat(
                    Families.TABLE.arrivals().stream(), Families.TABLE.durations().stream())
            .toList();

    static final List<Family> ALL_AND_POPULATION =
            Stream.concat(ALL.stream(), Stream.of(Families.TABLE.population())).toList();

    @ParameterizedTest
    @FieldSource("ALL_AND_POPULATION")
    void saysWhatEveryFamilyIsAndWhatItsNumbersAre(Family family) {
        assertFalse(family.meaning().isBlank());
        assertFalse(family.parameters().isEmpty());
        for (FamilyParameter parameter : family.parameters()) {
            assertFalse(parameter.meaning().isBlank(), parameter::toString);
            assertFalse(parameter.unit().isBlank(), parameter::toString);
            parameter.indices().forEach(index -> assertFalse(index.meaning().isBlank(), parameter::toString));
        }
        for (Family.Constant constant : family.constants()) {
            assertTrue(constant.value() > 0, constant::toString);
            assertFalse(constant.unit().isBlank() || constant.meaning().isBlank(), constant::toString);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyFamilyMayStandInTheNameOfAModel(Family family) {
        String name = family.name();
        assertEquals(
                Optional.of(ModelName.of(name, new PerProtocol<>(name, name))), ModelName.parse(name + "+" + name));
    }

    @Test
    void namesNoFamilyTwice() {
        assertEquals(ALL.size(), ALL.stream().map(Family::name).distinct().count());
    }

    @ParameterizedTest
    @FieldSource("ALL_AND_POPULATION")
    void noNameInDrawsIsThatOfTwoParameters(Family family) {
        List<String> vectors = family.parameters().stream()
                .map(parameter -> parameter.name().replaceAll("\\[.*", ""))
                .toList();
        assertEquals(vectors.size(), vectors.stream().distinct().count());
        assertTrue(vectors.stream().noneMatch(vector -> vector.contains(".")));
        assertFalse(vectors.contains(Families.TABLE.share().name()));
        assertFalse(vectors.contains("standing"));
    }

    @Test
    void prefixesTellProtocolsApart() {
        assertEquals(new PerProtocol<>("tcp.", "udp."), Families.TABLE.prefixes());
    }

    @Test
    void standingSessionsSayWhatTheyOutlasted() {
        assertEquals("standing[600]", Families.TABLE.standing().at(600));
        assertFalse(Families.TABLE.standing().meaning().isBlank());
    }

    @Test
    void saysWhatEveryParameterOfAPopulationIs() {
        assertEquals(
                List.of(
                        PopulationParameters.RATE,
                        PopulationParameters.PERSON_SD,
                        PopulationParameters.PERSON_SHAPE,
                        PopulationParameters.HOURS_SD,
                        PopulationParameters.HOURS_SHAPE,
                        PopulationParameters.DWELL,
                        PopulationParameters.BURST_SHAPE,
                        PopulationParameters.HELD_MEAN,
                        PopulationParameters.HELD_SLOPE,
                        PopulationParameters.HELD_SD,
                        PopulationParameters.RATE_RATIO,
                        PopulationParameters.LEVEL_RATIO,
                        PopulationParameters.TIDE_SD,
                        PopulationParameters.TIDE,
                        PopulationParameters.WEEKEND),
                Families.TABLE.population().parameters().stream()
                        .map(FamilyParameter::name)
                        .toList());
    }

    @Test
    void articleIsTheModelOfItsName() {
        assertEquals(ModelName.ARTICLE, Families.TABLE.article().name());
        assertFalse(Families.TABLE.article().meaning().isBlank());
    }

    @Test
    void refusesWhatTheTableDoesNotHave() {
        assertThrows(IllegalArgumentException.class, () -> Families.arrivals("gamma"));
        assertThrows(IllegalArgumentException.class, () -> Families.durations("weibull"));
        assertThrows(IllegalArgumentException.class, () -> GammaFamily.FAMILY.parameter("w[k]"));
        assertThrows(IllegalArgumentException.class, () -> GammaFamily.FAMILY.constant("origin"));
    }

    @Test
    void hiddenMarkovFamiliesHaveTheSameParameters() {
        assertEquals(HiddenMarkovFamily.INDEPENDENT.parameters(), HiddenMarkovFamily.TIED.parameters());
    }

    @Test
    void mixturesHaveAsManyOfEachParameterAsParts() {
        assertEquals(
                List.of(1, 2, 3),
                LognormalMixtureFamily.ALL.stream()
                        .map(LognormalMixtureFamily::parts)
                        .toList());
        for (LognormalMixtureFamily mixture : LognormalMixtureFamily.ALL) {
            assertEquals(
                    mixture.isWeighted() ? 3 : 2, mixture.family().parameters().size());
            mixture.family()
                    .parameters()
                    .forEach(parameter -> assertEquals(
                            mixture.parts(), parameter.indices().get(0).to(), parameter::toString));
            mixture.mu().at(mixture.parts());
            mixture.sigma().at(mixture.parts());
        }
    }

    /** Draws that were published rest on these numbers. */
    @Test
    void latticesStayWherePublishedDrawsHaveThem() {
        assertEquals(Math.log(1e-12) + 2016 / 80.0, LogHistogramFamily.logSeconds(2016), 0);
        assertEquals(6, LogHistogramFamily.UNSEEN_INDEX, 0);
        assertEquals(Math.log(1e-9) + 0.8 * 26, LognormalGridFamily.mean(27), 0);
        assertEquals(0.6, LognormalGridFamily.SIGMA, 0);
    }
}
