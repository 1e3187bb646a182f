package io.tidemark.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Admission laptop = new Admission(LOOPBACK, Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, ",
        "localhost, ",
        "LOCALHOST:8080, ",
        "127.0.0.1:8080, ",
        "[::1]:8080, ",
        "evil.example, FOREIGN_HOST",
        "evil.example:8080, FOREIGN_HOST",
        "localhost.evil.example:8080, FOREIGN_HOST",
        "127.0.0.2, FOREIGN_HOST",
        "[::2]:8080, FOREIGN_HOST",
        ", FOREIGN_HOST"
    })
    void answersToItsOwnNamesOnly(String host, Refusal expected) {
        assertEquals(Optional.ofNullable(expected), laptop.refusalOf(get(host)));
    }

    @Test
    void answersToTheNamesItWasTold() {
        Admission company = new Admission(Set.of("tidemark.example.org"), Optional.empty());
        assertEquals(Optional.empty(), company.refusalOf(get("Tidemark.example.org")));
        assertEquals(Optional.of(Refusal.FOREIGN_HOST), company.refusalOf(get("localhost:8080")));
        Admission any = new Admission(Set.of("*"), Optional.empty());
        assertEquals(Optional.empty(), any.refusalOf(get("evil.example")));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, , , , ", // a program
        "POST, http://localhost:8080, same-origin, cors, ", // the page
        "GET, , none, navigate, ", // an address typed
        "GET, , cross-site, navigate, ", // a link followed
        "POST, http://localhost:8081, same-site, cors, FOREIGN_PAGE",
        "POST, http://localhost:8081, , , FOREIGN_PAGE", // a browser without Sec-Fetch-Site
        "POST, http://localhost, , , FOREIGN_PAGE",
        "POST, https://evil.example, cross-site, no-cors, FOREIGN_PAGE",
        "POST, null, cross-site, navigate, FOREIGN_PAGE", // a form in a sandboxed frame
        "POST, , cross-site, navigate, FOREIGN_PAGE",
        "DELETE, https://evil.example, cross-site, cors, FOREIGN_PAGE",
        "GET, , cross-site, no-cors, FOREIGN_PAGE", // an image that asks for a long computation
        "GET, https://evil.example, cross-site, cors, FOREIGN_PAGE"
    })
    void doesNothingForPagesOfOtherOrigins(String method, String origin, String site, String mode, Refusal expected) {
        Caller caller = new Caller(
                method,
                "/api/captures",
                Optional.of("localhost:8080"),
                Optional.ofNullable(origin),
                Optional.ofNullable(site),
                Optional.ofNullable(mode),
                Optional.empty());
        assertEquals(Optional.ofNullable(expected), laptop.refusalOf(caller));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/metrics"})
    void tellsProbesHowItDoesThatKnowOnlyItsAddress(String path) {
        assertEquals(Optional.empty(), laptop.refusalOf(call(path, "10.1.2.3:8081", null)));
    }

    /** The route of an installation sends everything that is no API to ingest-service, what it tells of itself included. */
    @ParameterizedTest
    @CsvSource({
        "/q/metrics, tidemark.example.org, NOT_FOR_THE_PUBLIC",
        "/q/health/ready, Tidemark.example.org:443, NOT_FOR_THE_PUBLIC",
        "/q/openapi, tidemark.example.org, ",
        "/q/metrics, 10.1.2.3:8081, ",
        "/q/metrics, localhost:8081, "
    })
    void tellsThePublicNothingOfHowItDoes(String path, String host, Refusal expected) {
        Admission company = new Admission(Set.of("tidemark.example.org"), Optional.empty());
        assertEquals(Optional.ofNullable(expected), company.refusalOf(call(path, host, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/captures, key, ",
        "/api/captures, yek, NOT_BY_THE_PROXY",
        "/api/captures, , NOT_BY_THE_PROXY",
        "/index.html, , NOT_BY_THE_PROXY",
        "/q/health/ready, , "
    })
    void answersOnlyTheProxyThatKnowsTheKey(String path, String key, Refusal expected) {
        Admission behindProxy = new Admission(LOOPBACK, Optional.of("key"));
        assertEquals(Optional.ofNullable(expected), behindProxy.refusalOf(call(path, "localhost:8080", key)));
    }

    private static Caller get(String host) {
        return call("/api/captures", host, null);
    }

    private static Caller call(String path, String host, String key) {
        return new Caller(
                "GET",
                path,
                Optional.ofNullable(host),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(key));
    }
}
