package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PosteriorTest {

    @Test
    void mixesTheProtocolsByTheirShare() {
        Posterior posterior = Posterior.of(
                "nb+gamma",
                table(
                        "nb_alpha",
                        0.3,
                        "nb_beta",
                        0.1,
                        "tcp_share",
                        0.25,
                        "tcp.g_alpha",
                        2,
                        "tcp.g_beta",
                        0.1,
                        "udp.g_alpha",
                        1,
                        "udp.g_beta",
                        0.5));
        assertEquals(0.25 * 20 + 0.75 * 2, posterior.durations(0).mean(), 1e-12);
        assertEquals(3, posterior.arrivals(0).mean(), 1e-12);
        assertTrue(posterior.knows("tcp") && posterior.knows("udp"));
    }

    @Test
    void takesOneProtocolAloneWhereTheOtherWasLeftOut() {
        Posterior posterior =
                Posterior.of("nb+gamma", table("nb_alpha", 0.3, "nb_beta", 0.1, "udp.g_alpha", 1, "udp.g_beta", 0.5));
        assertEquals(2, posterior.durations(0).mean(), 1e-12);
        assertFalse(posterior.knows("tcp"));
    }

    @Test
    void takesAFamilyForEachProtocolByName() {
        Posterior posterior = Posterior.of(
                "nb+gamma/gamma",
                table(
                        "nb_alpha",
                        0.3,
                        "nb_beta",
                        0.1,
                        "tcp_share",
                        1,
                        "tcp.g_alpha",
                        2,
                        "tcp.g_beta",
                        0.1,
                        "udp.g_alpha",
                        1,
                        "udp.g_beta",
                        0.5));
        assertEquals(20, posterior.durations(0).mean(), 1e-12);
    }

    @Test
    void saysWhichFamiliesThereAre() {
        DrawTable draws = table("nb_alpha", 0.3, "nb_beta", 0.1, "tcp.g_alpha", 2, "tcp.g_beta", 0.1);
        assertEquals("family: expected one of gamma, got weibull", refusal("nb+weibull", draws));
        assertEquals("family: expected one of nb, got poisson", refusal("poisson+gamma", draws));
        assertEquals(
                "model: expected article, arrivals+durations or arrivals+TCP durations/UDP durations, got nb",
                refusal("nb", draws));
    }

    @Test
    void namesAParameterThatIsMissing() {
        assertEquals(
                "expected draws of the parameter g_beta, found those of [nb_alpha, nb_beta, g_alpha]",
                refusal("article", table("nb_alpha", 0.3, "nb_beta", 0.1, "g_alpha", 2)));
    }

    private static String refusal(String model, DrawTable draws) {
        return assertThrows(RuntimeException.class, () -> Posterior.of(model, draws))
                .getMessage();
    }

    private static DrawTable table(Object... namesAndValues) {
        List<String> names = new java.util.ArrayList<>();
        double[][] columns = new double[namesAndValues.length / 2][1];
        for (int i = 0; i < columns.length; i++) {
            names.add((String) namesAndValues[2 * i]);
            columns[i][0] = ((Number) namesAndValues[2 * i + 1]).doubleValue();
        }
        return new DrawTable(names, columns);
    }
}
