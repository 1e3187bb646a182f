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
    void mixesTheLognormalPartsByTheirWeights() {
        Posterior posterior = Posterior.of(
                "nb+lognormal-mix2/lognormal-mix1",
                table(
                        "nb_alpha",
                        0.3,
                        "nb_beta",
                        0.1,
                        "tcp_share",
                        0.25,
                        "tcp.w[1]",
                        0.9,
                        "tcp.w[2]",
                        0.1,
                        "tcp.mu[1]",
                        -1,
                        "tcp.mu[2]",
                        2,
                        "tcp.sigma[1]",
                        0.5,
                        "tcp.sigma[2]",
                        1,
                        "udp.mu[1]",
                        -3,
                        "udp.sigma[1]",
                        2));
        double tcp = 0.9 * Math.exp(-1 + 0.125) + 0.1 * Math.exp(2.5);
        assertEquals(0.25 * tcp + 0.75 * Math.exp(-1), posterior.durations(0).mean(), 1e-12);
    }

    /** Part 27 of the lattice is LogNormal(log 1e-9 + 0.8 * 26, 0.6), whose median is 1.08 s. */
    @Test
    void knowsThePartsOfTheGridByTheirNumbers() {
        Posterior posterior = Posterior.of(
                "nb+lognormal-grid", table("nb_alpha", 0.3, "nb_beta", 0.1, "udp.w[27]", 0.7, "udp.w[38]", 0.3));
        double shift = Math.exp(0.18);
        double shorter = 1e-9 * Math.exp(0.8 * 26) * shift;
        double longer = 1e-9 * Math.exp(0.8 * 37) * shift;
        assertEquals(0.7 * shorter + 0.3 * longer, posterior.durations(0).meanWithin(1e9), 1e-9 * longer);
        assertEquals(
                0.7 * new LognormalDurations(Math.log(1e-9) + 20.8, 0.6).meanWithin(3)
                        + 0.3 * new LognormalDurations(Math.log(1e-9) + 29.6, 0.6).meanWithin(3),
                posterior.durations(0).meanWithin(3),
                1e-12);
    }

    @Test
    void saysWhichFamiliesThereAre() {
        DrawTable draws = table("nb_alpha", 0.3, "nb_beta", 0.1, "tcp.g_alpha", 2, "tcp.g_beta", 0.1);
        assertEquals(
                "family: expected one of gamma, lognormal-grid, log-histogram, lognormal-mix1, lognormal-mix2, lognormal-mix3, got weibull",
                refusal("nb+weibull", draws));
        assertEquals("family: expected one of nb, hmm-nb2, hmm-tied, got poisson", refusal("poisson+gamma", draws));
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
