package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/, INGEST",
        "/style.css, INGEST",
        "/api/captures, INGEST",
        "/api/captures/1/metrics, INGEST",
        "/api/uploads/token/events, INGEST",
        "/api/profiles, INGEST",
        "/api/fits, FIT",
        "/api/fits/1/draws, FIT",
        "/api/concurrency, SIMULATE",
        "/api/sizing, SIMULATE",
        "/api/backtest, SIMULATE",
        "/api/fitsandstarts, INGEST",
    })
    void longestPrefixDecides(String path, ServiceKind service) throws Exception {
        assertEquals(service, Routes.ofContracts().serviceFor(path));
    }
}
