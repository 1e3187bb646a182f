package io.tidemark.fit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.tidemark.embedded.ServersResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** What the server does of a resource that waits as those of fits do, once nobody is there to hear the answer. */
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class ClientThatLeavesTest {

    private static final AtomicInteger LOOKS = new AtomicInteger();

    /** Counts looks for something that never comes. */
    @Path("/test/never")
    public static class Never {

        @GET
        @Operation(hidden = true)
        public Uni<String> never() {
            return Looks.until(seen -> false, Duration.ofMinutes(1), LOOKS::incrementAndGet)
                    .map(String::valueOf);
        }
    }

    @Test
    void endsTheLooks() throws Exception {
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.getOutputStream()
                    .write("GET /test/never HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(1_000);
        }
        assertTrue(LOOKS.get() > 1, "nobody looks while the client waits");
        Thread.sleep(1_000);
        int looks = LOOKS.get();
        Thread.sleep(1_000);
        assertEquals(looks, LOOKS.get());
    }
}
