package io.tidemark.fit.mcmc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.diagnostics.SamplerReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Draws against the reference posteriors of posteriordb (Magnusson, Torgander, Bürkner, Zhang, Carpenter and Vehtari 2024): means and mean
 * squares of 10,000 nearly independent draws that Stan made, with their standard errors
 * (posterior_database/reference_posteriors/summary_statistics of github.com/stan-dev/posteriordb). Held to 5 standard errors of the
 * difference; a right sampler with another seed would fail one of the 28 comparisons once in 60,000 runs. Seeds are fixed.
 */
class PosteriorDatabaseTest {

    private static final double STANDARD_ERRORS = 5;
    private static final SamplerSettings SETTINGS = new SamplerSettings(4, 1000, 2000, 3);

    /** Effects of coaching in eight schools and their standard errors (Rubin 1981). */
    private static final double[] EFFECTS = {28, 8, -3, 7, -1, 1, 18, 12};

    private static final double[] ERRORS = {15, 10, 16, 11, 9, 11, 10, 18};
    private static final int MU = EFFECTS.length;
    private static final int LOG_TAU = EFFECTS.length + 1;

    /** theta[1] to theta[8], mu, tau of eight_schools-eight_schools_noncentered. */
    private static final Reference EIGHT_SCHOOLS = new Reference(
            new double[] {
                6.150502, 4.939581, 3.905906, 4.796017, 3.614436, 4.051148, 6.317170, 4.883997, 4.410518, 3.602060
            },
            new double[] {
                0.055738, 0.046229, 0.054231, 0.047494, 0.046145, 0.048520, 0.049877, 0.054251, 0.033037, 0.031862
            },
            new double[] {
                69.36345, 45.9787, 43.13923, 45.76135, 34.35767, 39.4135, 64.93269, 52.12845, 30.40302, 23.20407
            },
            new double[] {1.16921, 0.63465, 0.65394, 0.61937, 0.45505, 0.53902, 0.92161, 0.90247, 0.33514, 0.48489});

    /** mu, phi, theta, sigma of arma-arma11. */
    private static final Reference ARMA = new Reference(
            new double[] {0.006914864, 0.957012889, -0.033696022, 0.166481622},
            new double[] {0.000116070, 0.000227499, 0.000606613, 0.0000839209},
            new double[] {0.0001786521, 0.9163964037, 0.0047260888, 0.0277879814},
            new double[] {0.000002495582, 0.000438104644, 0.000062372447, 0.000028185749});

    @Test
    void agreesOnEightSchools() {
        assertAgrees(EIGHT_SCHOOLS, sample(eightSchools(), PosteriorDatabaseTest::schoolsOfStandardised));
    }

    /** The funnel of theta and tau, which is why the effects are standardised above. */
    @Test
    void reportsThatEightSchoolsAreHardAsTheyStand() {
        List<SampledChain> chains = sample(eightSchoolsAsTheyStand(), UnaryOperator.identity());
        assertTrue(SamplerReport.of(chains).divergences() > 0);
        assertTrue(!Chains.verdict(chains).passed(), "converged");
    }

    /** Of 24 chains of other seeds two stayed where they started, at theta below -1, where errors grow like powers of it. */
    @Test
    void agreesOnAnAutoregressiveMovingAverage() throws IOException {
        double[] series;
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/posteriordb-arma.txt"))) {
            series = lines.filter(line -> !line.startsWith("#"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        assertAgrees(ARMA, sample(arma(series), position ->
                new double[] {position[0], position[1], position[2], Math.exp(position[3])}));
    }

    /** z[1] to z[8], mu, log tau: theta = mu + tau z. */
    private static LogDensity eightSchools() {
        return Densities.of(EFFECTS.length + 2, (position, gradient) -> {
            double tau = Math.exp(position[LOG_TAU]);
            double sum = priorOfSchools(position, gradient);
            for (int school = 0; school < EFFECTS.length; school++) {
                double z = position[school];
                double residual = (EFFECTS[school] - position[MU] - tau * z) / ERRORS[school];
                double pull = residual / ERRORS[school];
                sum -= (z * z + residual * residual) / 2;
                gradient[school] = tau * pull - z;
                gradient[MU] += pull;
                gradient[LOG_TAU] += tau * z * pull;
            }
            return sum;
        });
    }

    /** mu ~ Normal(0, 5) and tau ~ half-Cauchy(0, 5), by log tau; sets their part of the gradient. */
    private static double priorOfSchools(double[] position, double[] gradient) {
        double mu = position[MU];
        double tau = Math.exp(position[LOG_TAU]);
        gradient[MU] = -mu / 25;
        gradient[LOG_TAU] = 1 - 2 * tau * tau / (25 + tau * tau);
        return -mu * mu / 50 - Math.log1p(tau * tau / 25) + position[LOG_TAU];
    }

    private static double[] schoolsOfStandardised(double[] position) {
        double[] values = position.clone();
        values[LOG_TAU] = Math.exp(position[LOG_TAU]);
        for (int school = 0; school < EFFECTS.length; school++) {
            values[school] = position[MU] + values[LOG_TAU] * position[school];
        }
        return values;
    }

    /** theta[1] to theta[8], mu, log tau. */
    private static LogDensity eightSchoolsAsTheyStand() {
        return Densities.of(EFFECTS.length + 2, (position, gradient) -> {
            double tau = Math.exp(position[LOG_TAU]);
            double sum = priorOfSchools(position, gradient) - EFFECTS.length * position[LOG_TAU];
            gradient[LOG_TAU] -= EFFECTS.length;
            for (int school = 0; school < EFFECTS.length; school++) {
                double residual = (EFFECTS[school] - position[school]) / ERRORS[school];
                double apart = (position[school] - position[MU]) / tau;
                sum -= (apart * apart + residual * residual) / 2;
                gradient[school] = residual / ERRORS[school] - apart / tau;
                gradient[MU] += apart / tau;
                gradient[LOG_TAU] += apart * apart;
            }
            return sum;
        });
    }

    /** mu, phi, theta, log sigma of y[t] = mu + phi y[t - 1] + theta e[t - 1] + e[t], where e[0] = 0 and y[0] = mu. */
    private static LogDensity arma(double[] y) {
        return Densities.of(4, (position, gradient) -> {
            double mu = position[0];
            double phi = position[1];
            double theta = position[2];
            double variance = Math.exp(2 * position[3]);
            double before = mu;
            double error = 0;
            double[] slopes = new double[3];
            double[] sums = new double[3];
            double squares = 0;
            for (int t = 0; t < y.length; t++) {
                slopes[0] = -1 - theta * slopes[0] - (t == 0 ? phi : 0);
                slopes[1] = -before - theta * slopes[1];
                slopes[2] = -error - theta * slopes[2];
                error = y[t] - mu - phi * before - theta * error;
                squares += error * error;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += error * slopes[i];
                }
                before = y[t];
            }
            gradient[0] = -mu / 100 - sums[0] / variance;
            gradient[1] = -phi / 4 - sums[1] / variance;
            gradient[2] = -theta / 4 - sums[2] / variance;
            gradient[3] = squares / variance - y.length - 2 * variance / (6.25 + variance) + 1;
            return -mu * mu / 200
                    - phi * phi / 8
                    - theta * theta / 8
                    - Math.log1p(variance / 6.25)
                    - squares / (2 * variance)
                    + (1 - y.length) * position[3];
        });
    }

    /** Samples, and takes the squares of the values beside them. */
    private static List<SampledChain> sample(LogDensity density, UnaryOperator<double[]> values) {
        UnaryOperator<double[]> withSquares = position -> {
            double[] each = values.apply(position);
            double[] both = Arrays.copyOf(each, 2 * each.length);
            Arrays.setAll(both, i -> i < each.length ? each[i] : each[i - each.length] * each[i - each.length]);
            return both;
        };
        return new Sampler(Runnable::run)
                .sample(Densities.target(density, withSquares), SETTINGS, Progress.NONE, Cancellation.NEVER);
    }

    private static void assertAgrees(Reference reference, List<SampledChain> chains) {
        List<ParameterSummary> summaries = Chains.assertConverge(chains);
        int parameters = reference.means.length;
        assertEquals(2 * parameters, summaries.size());
        for (int i = 0; i < parameters; i++) {
            assertClose("mean " + i, reference.means[i], reference.errorsOfMeans[i], summaries.get(i));
            assertClose(
                    "mean square " + i,
                    reference.squares[i],
                    reference.errorsOfSquares[i],
                    summaries.get(parameters + i));
        }
    }

    private static void assertClose(String what, double expected, double error, ParameterSummary drawn) {
        assertEquals(expected, drawn.mean(), STANDARD_ERRORS * Math.hypot(error, drawn.mcseMean()), what);
    }

    /**
     * What is known of a posterior.
     *
     * @param means of each parameter
     * @param errorsOfMeans their Monte Carlo standard errors
     * @param squares means of the square of each
     * @param errorsOfSquares their standard errors
     */
    private record Reference(double[] means, double[] errorsOfMeans, double[] squares, double[] errorsOfSquares) {}
}
