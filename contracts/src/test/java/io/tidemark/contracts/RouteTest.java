package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    @ParameterizedTest
    @CsvSource({
        "/, ingest",
        "/index.html, ingest",
        "/q/health/ready, ingest",
        "/api/captures, ingest",
        "/api/captures/0a/streams, ingest",
        "/api/uploads/x/events, ingest",
        "/api/profiles, ingest",
        "/api/families, ingest",
        "/api/fits, fit",
        "/api/fits/0a/draws, fit",
        "/api/concurrency, simulate",
        "/api/sizing, simulate",
        "/api/backtest, simulate"
    })
    void sendsEveryPathToItsService(String path, String service) {
        assertEquals(service, Route.of(path).service());
    }

    @ParameterizedTest
    @CsvSource({"/api/fitsch", "/api/fit", "/api", "/other/api/fits"})
    void matchesWholeSegmentsOnly(String path) {
        assertEquals("/", Route.of(path).prefix());
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThrows(IllegalArgumentException.class, () -> Route.of("api/fits"));
    }

    @Test
    void endsWithTheRouteOfEverythingElse() {
        assertEquals(new Route("/", "ingest"), Route.ALL.get(Route.ALL.size() - 1));
        assertEquals(
                Set.copyOf(List.of("ingest", "fit", "simulate")),
                Route.ALL.stream().map(Route::service).collect(Collectors.toSet()));
    }
}
