package io.tidemark.simulate.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.embedded.ServersResource;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers from fits of the richer families, whose parameters bear the names that fit-service gives them. */
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class RicherModelsTest extends AnswersFromFits {

    private static final int CHAINS = 4;
    private static final int DRAWS = 50;

    /** Every parameter has one value and a little noise, the same share of all values. */
    private void add(String id, String model, Map<String, Double> values) throws SQLException {
        List<String> parameters = List.copyOf(values.keySet());
        views.addFit(id, model, "done", parameters, DRAWS);
        Random random = new Random(4);
        for (int chain = 1; chain <= CHAINS; chain++) {
            double[][] draws = new double[DRAWS][parameters.size()];
            for (double[] draw : draws) {
                for (int i = 0; i < draw.length; i++) {
                    draw[i] = values.get(parameters.get(i)) * Math.exp(0.01 * random.nextGaussian());
                }
            }
            views.addDraws(id, chain, draws);
        }
    }

    @Test
    void answersFromHiddenStatesAndLognormalMixtures() throws SQLException {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("log_mean[1]", -0.7);
        values.put("log_mean[2]", 1.9);
        values.put("phi[1]", 0.6);
        values.put("phi[2]", 0.9);
        values.put("p12", 0.12);
        values.put("p21", 0.3);
        values.put("tcp_share", 0.5);
        for (String protocol : List.of("tcp.", "udp.")) {
            values.put(protocol + "w[1]", 0.7);
            values.put(protocol + "w[2]", 0.3);
            values.put(protocol + "mu[1]", -1.0);
            values.put(protocol + "mu[2]", 3.0);
            values.put(protocol + "sigma[1]", 1.0);
            values.put(protocol + "sigma[2]", 0.8);
        }
        add("hidden", "hmm-nb2+lognormal-mix2", values);
        double arrivals = (0.3 * Math.exp(-0.7) + 0.12 * Math.exp(1.9)) / 0.42;
        double held = 0.7 * Math.exp(-1 + 0.5) + 0.3 * Math.exp(3 + 0.32);
        assertAnswers("hidden", arrivals * held);
    }

    @Test
    void answersFromAGridOfLognormals() throws SQLException {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("nb_alpha", 0.3);
        values.put("nb_beta", 0.14);
        values.put("tcp_share", 0.5);
        double held = 0;
        for (int k = 18; k <= 32; k++) {
            values.put("tcp.w[" + k + "]", 1.0 / 15);
            values.put("udp.w[" + k + "]", 1.0 / 15);
            held += 1e-9 * Math.exp(0.8 * (k - 1) + 0.18) / 15;
        }
        add("grid", "nb+lognormal-grid", values);
        assertAnswers("grid", 0.3 / 0.14 * held);
    }

    /** The mean is that of the closed form, within the noise of the draws; the size lies above the quantiles of a second. */
    private static void assertAnswers(String fit, double mean) {
        JsonPath law = given().get("/api/concurrency?fit=" + fit + "&users=1,10")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(mean, law.getDouble("results[0].mean"), 0.03 * mean);
        assertEquals(10 * mean, law.getDouble("results[1].mean"), 0.3 * mean);
        JsonPath size = given().get("/api/sizing?users=10&horizon=PT10M&certainty=0.9&fit=" + fit)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertTrue(size.getLong("concurrentConnections.median") < size.getLong("concurrentConnections.size"));
        assertTrue(size.getLong("newConnectionsPerSecond.median") < size.getLong("newConnectionsPerSecond.size"));
    }
}
