package io.tidemark.fit.jobs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fit that would take minutes, on the real queue with its one worker, beside short ones. */
@QuarkusTest
@TestProfile(LongFitTest.ShortPatience.class)
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class LongFitTest {

    @Inject
    Topics topics;

    /** Not the usual times, so that the test need not wait for them. */
    public static final class ShortPatience implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tidemark.fit.turn", "PT0.5S",
                    "tidemark.fit.deadline", "PT25S",
                    "tidemark.fit.most-iterations", "1000000");
        }
    }

    /**
     * Only the order of events is looked at. The long fit has work for minutes, so the short one can only end before it by having been
     * begun and finished beside it; and time that the long one gives to others does not count, so that a slow machine does not
     * bring its end nearer.
     */
    @Test
    void passesAShortFitOfAnotherCaptureFailsAtItsLimitAndTheQueueGoesOn() {
        String slow = ask(801, "nb+lognormal-grid", 8, 100_000);
        await().atMost(Duration.ofSeconds(60)).until(() -> status(slow), "running"::equals);
        String quick = ask(802, "nb+gamma", 2, 500);
        assertEquals("done", FitsOverHttp.ended(quick).getString("status"));
        assertEquals("running", status(slow));

        JsonPath stopped = FitsOverHttp.ended(slow);
        assertEquals("failed", stopped.getString("status"));
        String reason = stopped.getString("reasons[0]");
        assertTrue(
                reason.startsWith("it was stopped after 25 s, the limit tidemark.fit.deadline sets; take a"), reason);
        assertEquals(List.of(), stopped.getList("parameters"));

        assertEquals("done", FitsOverHttp.ended(ask(803, "nb+gamma", 2, 500)).getString("status"));
        assertEquals("failed", status(slow), "it is not tried again unasked");
    }

    private String ask(long number, String model, int chains, int warmup) {
        String capture = LaboratoryCapture.id(number);
        topics.send(LaboratoryCapture.metrics(capture, "pf", 200, number));
        return FitsOverHttp.ask(Map.of(
                "captures", List.of(capture), "definition", "pf", "model", model, "chains", chains, "warmup", warmup));
    }

    private static String status(String fit) {
        return FitsOverHttp.document(fit).getString("status");
    }
}
