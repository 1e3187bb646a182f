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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class ManyAnswersAtOnceTest extends AnswersFromFits {

    private static final int ASKED = 200;

    @TestHTTPResource("/")
    URI service;

    /** Whoever asks for more than there is room for is told to come back, and probes are answered meanwhile. */
    @Test
    void turnsSomeAwayAndStaysHealthy() throws Exception {
        WorkstationFit.add(views, "asked-at-once", "nb+gamma", WorkstationFit.BOTH_PROTOCOLS);
        HttpClient client = client();
        HttpClient probe = client();
        HttpRequest health = get("/q/health/ready");
        // the first of each loads what it needs
        probe.send(health, BodyHandlers.ofString());
        probe.send(get("/api/sizing?fit=asked-at-once&horizon=PT1M&history=PT10M"), BodyHandlers.ofString());
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int users = 1; users <= ASKED; users++) {
            asked.add(client.sendAsync(
                    get("/api/sizing?fit=asked-at-once&horizon=PT1M&history=PT10M&users=" + users),
                    BodyHandlers.ofString()));
        }
        assertEquals(200, probe.send(health, BodyHandlers.ofString()).statusCode());
        assertTrue(asked.stream().anyMatch(each -> !each.isDone()), "health was answered after all others");
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
        assertTrue(0 < turnedAway && turnedAway < ASKED - 4, turnedAway + " turned away");
        String metrics = probe.send(get("/q/metrics"), BodyHandlers.ofString()).body();
        assertTrue(metrics.contains("tidemark_answers_refused_total " + (double) turnedAway), metrics);
        assertTrue(metrics.contains("tidemark_answers_under_way 0.0"), metrics);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).build();
    }
}
