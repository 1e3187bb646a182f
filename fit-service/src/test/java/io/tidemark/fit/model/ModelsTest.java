package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.Reference;
import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    @Test
    void articleHasTheFourParametersOfItsStanProgram() {
        assertEquals(List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), names("article", observations(30, 30)));
    }

    @Test
    void durationsOfProtocolsHaveParametersApart() {
        assertEquals(
                List.of("nb_alpha", "nb_beta", "tcp_share", "tcp.g_alpha", "tcp.g_beta", "udp.g_alpha", "udp.g_beta"),
                names("nb+gamma", observations(30, 30)));
    }

    @Test
    void protocolLeftOutHasNoParametersAndLeavesNoShare() {
        assertEquals(
                List.of("nb_alpha", "nb_beta", "udp.g_alpha", "udp.g_beta"), names("nb+gamma", observations(1, 30)));
    }

    @Test
    void thinProtocolSharesTheParametersOfTheOther() {
        assertEquals(List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), names("nb+gamma", observations(19, 30)));
        Posterior posterior = Models.named("nb+gamma").posterior(observations(19, 30));
        double[] draw = {1, 1, 1, 2};
        for (Protocol protocol : Protocol.values()) {
            assertEquals(
                    -2 * 3 + Math.log(2), posterior.durationLaw(protocol, draw).logDensity(3), 1e-12);
        }
    }

    @Test
    void protocolLeftOutHasNoLaw() {
        Posterior posterior = Models.named("nb+gamma").posterior(observations(1, 30));
        double[] draw = {1, 1, 1, 2};
        assertEquals(
                -2 * 3 + Math.log(2), posterior.durationLaw(Protocol.UDP, draw).logDensity(3), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> posterior.durationLaw(Protocol.TCP, draw));
    }

    @Test
    void twoProtocolsOfFewConnectionsArePooled() {
        Observations observations = observations(15, 15);
        assertEquals(4, names("article", observations).size());
        assertEquals(4, names("nb+gamma", observations).size());
    }

    @Test
    void nameIsTheShortestThatMeansTheSame() {
        assertEquals("nb+gamma", Models.named("nb+gamma/gamma").name());
        assertEquals("article", Models.named("article").name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nb", "gamma", "nb+", "+gamma", "nb+gamma/gamma/gamma", "nb+gamma+gamma", "nb+weibull"})
    void unknownNamesAreRefusedByName(String name) {
        String message =
                assertThrows(UnknownModel.class, () -> Models.named(name)).getMessage();
        assertTrue(message.contains("article") || message.contains("there are ["), message);
    }

    @Test
    void everyParameterHasUnitAndPrior() {
        for (Parameter parameter :
                Models.named("nb+gamma").posterior(observations(30, 30)).parameters()) {
            assertTrue(!parameter.unit().isBlank() && !parameter.prior().isBlank(), parameter.toString());
        }
    }

    @Test
    void valuesAreOnTheScaleOfTheirNames() {
        Target target = Models.named("nb+gamma").posterior(observations(30, 30)).target();
        double[] values = new double[target.valueCount()];
        target.constrain(new double[] {Math.log(2), 0, Math.log(3), 0, Math.log(5), Math.log(3), Math.log(7)}, values);
        assertArrayEquals(new double[] {2, 2, 0.75, 1, 0.2, 3, 3.0 / 7}, values, 1e-14);
    }

    /** Part 26 lies at 0.49 s, 28 at 2.4 s, and 29 at 5.3 s, which a capture of 3 s cannot show. */
    @Test
    void latticeOfDurationsEndsBelowTheLengthOfTheCapture() {
        Observations observations = Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(new int[] {30, 0, 0}, new int[3]))),
                List.of(new PerProtocol<>(ofOneSecond(30), DurationStatistics.NONE)));
        assertEquals(
                List.of("nb_alpha", "nb_beta", "tcp.w[26]", "tcp.w[27]", "tcp.w[28]"),
                names("nb+lognormal-grid", observations));
    }

    @Test
    void latticeOfDurationsHasTwoPartsAtLeast() {
        Observations observations = Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(new int[] {30}, new int[1]))),
                List.of(new PerProtocol<>(ofOneSecond(30), DurationStatistics.NONE)));
        assertEquals(
                List.of("nb_alpha", "nb_beta", "tcp.w[26]", "tcp.w[27]"), names("nb+lognormal-grid", observations));
    }

    private static List<String> names(String model, Observations observations) {
        return Models.named(model).posterior(observations).parameters().stream()
                .map(Parameter::name)
                .toList();
    }

    private static Observations observations(int tcp, int udp) {
        return Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(new int[] {3, 0, 1}, new int[] {1, 2, 0}))),
                List.of(new PerProtocol<>(ofOneSecond(tcp), ofOneSecond(udp))));
    }

    private static DurationStatistics ofOneSecond(int count) {
        double[] durations = new double[count];
        Arrays.fill(durations, 1.0);
        return Reference.statistics(durations);
    }
}
