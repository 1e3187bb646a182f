package io.tidemark.fit.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.jobs.Draws;
import io.tidemark.fit.jobs.Fits;
import io.tidemark.fit.jobs.Inbox;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.mcmc.SamplerStatistics;
import io.tidemark.fit.model.Parameter;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.people.Population;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tide of draws that are known, of captures from 9:00 on. */
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class TideResourceTest {

    private static final int SIX_HOURS = 21_600;
    private static final int DRAWS = 500;

    /** The hour from 12:00 on has four times the connections of the others; the one from 20:00 on, which nobody captured, even more. */
    private static final int BUSY = 12;

    private static final int AT_NIGHT = 20;

    private static final List<Parameter> WITH_TIDE = Stream.concat(
                    Population.PARAMETERS.stream(), Population.TIDE.stream())
            .toList();

    @Inject
    Inbox inbox;

    @Inject
    Fits fits;

    @Inject
    Draws draws;

    @Test
    void tellsHoursOfTheDayApart() {
        JsonPath tide = given().get("/api/fits/" + stored(864, SIX_HOURS, WITH_TIDE) + "/tide")
                .then()
                .statusCode(200)
                .body("zone", equalTo("UTC"))
                .body("busiestHour", equalTo(BUSY))
                .body("weekend", empty())
                .body(
                        "text",
                        containsString("most likely 12:00 to 13:00 UTC (100 %), with 4 times the new connections"))
                .extract()
                .jsonPath();
        List<Map<String, Number>> hours = tide.getList("hours");
        assertEquals(24, hours.size());
        for (int hour = 0; hour < 24; hour++) {
            Map<String, Number> of = hours.get(hour);
            assertEquals(hour, of.get("hour").intValue());
            assertEquals(
                    hour >= 9 && hour < 15 ? 3_600 : 0,
                    of.get("secondsCaptured").doubleValue());
            assertEquals(
                    hour == AT_NIGHT ? 6 : hour == BUSY ? 4 : 1, of.get("q50").doubleValue(), 0.05);
            assertTrue(of.get("q5").doubleValue() < of.get("q50").doubleValue());
            assertTrue(of.get("q50").doubleValue() < of.get("q95").doubleValue());
            assertEquals(hour == BUSY ? 1 : 0, of.get("busiest").doubleValue(), 1e-6);
        }
    }

    @Test
    void saysWhyThereIsNone() {
        none(stored(865, 600, Population.PARAMETERS), "cover less than six of them");
        none(stored(866, SIX_HOURS, Population.PARAMETERS), "this fit does not know how they differ");
    }

    private static void none(String fit, String why) {
        given().get("/api/fits/" + fit + "/tide")
                .then()
                .statusCode(200)
                .body("hours", empty())
                .body("busiestHour", nullValue())
                .body("text", containsString(why));
    }

    private String stored(int number, int seconds, List<Parameter> parameters) {
        CaptureMetrics metrics = LaboratoryCapture.metrics(LaboratoryCapture.id(number), "wire", seconds, 1);
        FitOrder order = new FitOrder(
                List.of(metrics.captureId()),
                "wire",
                "nb+gamma",
                new SamplerSettings(1, DRAWS, DRAWS, 1),
                Extent.WHOLE);
        FitResult result = result(order, parameters);
        QuarkusTransaction.requiringNew().run(() -> {
            inbox.add(metrics);
            fits.add(
                    order,
                    List.of(new FittedCapture(metrics.captureId(), metrics.digest(), 1, seconds)),
                    Optional.empty(),
                    Optional.empty());
            fits.sampled(order.fitId(), result);
            draws.add(order.fitId(), result.chains());
        });
        return order.fitId();
    }

    private static FitResult result(FitOrder order, List<Parameter> parameters) {
        Random random = new Random(64);
        List<String> names = parameters.stream().map(Parameter::name).toList();
        double[][] values = new double[DRAWS][names.size()];
        for (double[] draw : values) {
            for (int i = 0; i < draw.length; i++) {
                String name = names.get(i);
                double median = name.equals("tide[" + BUSY + "]") ? 4 : name.equals("tide[" + AT_NIGHT + "]") ? 6 : 1;
                draw[i] = median * Math.exp(0.05 * random.nextGaussian());
            }
        }
        SampledChain chain = new SampledChain(1, values, statistics(), 0.7, new double[] {1}, 0, 0.1, 0.2);
        return new FitResult(
                order.model(),
                parameters,
                order.settings(),
                List.of(chain),
                Summary.of(names, new double[][][] {values}),
                new SamplerDiagnostics(
                        0, 0, new double[] {1}, new double[] {0.7}, new double[] {0.9}, new long[1], new int[] {3}),
                new Verdict(new ArrayList<>()),
                List.of(),
                1.5,
                Optional.empty());
    }

    private static SamplerStatistics statistics() {
        return new SamplerStatistics(
                new double[DRAWS],
                new double[DRAWS],
                new double[DRAWS],
                new int[DRAWS],
                new int[DRAWS],
                new boolean[DRAWS],
                new double[DRAWS]);
    }
}
