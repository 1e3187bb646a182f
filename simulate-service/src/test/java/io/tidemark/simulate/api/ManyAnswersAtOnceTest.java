package io.tidemark.simulate.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import io.tidemark.simulate.store.WorkstationFit;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class ManyAnswersAtOnceTest extends AnswersFromFits {

    private static final int ASKED = 200;
    private static final Duration HEALTH_ANSWERS_WITHIN = Duration.ofSeconds(1);

    @TestHTTPResource("/")
    URI service;

    /** Whoever asks for more than there is room for is told to come back, and probes are answered meanwhile. */
    @Test
    void turnsSomeAwayAndStaysHealthy() throws Exception {
        WorkstationFit.add(views, "asked-at-once", "nb+gamma", WorkstationFit.BOTH_PROTOCOLS);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int users = 1; users <= ASKED; users++) {
            asked.add(client.sendAsync(
                    get("/api/sizing?fit=asked-at-once&horizon=PT1M&users=" + users), BodyHandlers.ofString()));
        }
        HttpRequest health = HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                .timeout(HEALTH_ANSWERS_WITHIN)
                .build();
        assertEquals(200, client.send(health, BodyHandlers.ofString()).statusCode());
        long turnedAway = 0;
        for (CompletableFuture<HttpResponse<String>> each : asked) {
            HttpResponse<String> answer = each.join();
            if (answer.statusCode() == 503) {
                turnedAway++;
                assertEquals(Optional.of("5"), answer.headers().firstValue("Retry-After"));
                assertTrue(answer.body().contains("can be tried again"), answer.body());
            } else {
                assertEquals(200, answer.statusCode(), answer.body());
            }
        }
        assertTrue(0 < turnedAway && turnedAway <= ASKED - 64, turnedAway + " turned away");
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).build();
    }
}
