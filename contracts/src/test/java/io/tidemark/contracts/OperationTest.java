package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/fits, /api/fits",
        "GET, /api/fits/, /api/fits",
        "HEAD, /api/fits/5f3a, /api/fits/{id}",
        "GET, /api/fits/best, /api/fits/best",
        "DELETE, /api/captures/best, /api/captures/{id}",
        "GET, /api/uploads/mine/events, /api/uploads/{token}/events"
    })
    void isFoundByMethodAndPath(String method, String path, String expected) {
        assertEquals(Optional.of(expected), Operation.of(method, path).map(Operation::path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/fits/1/2", "/api/captures;x=y", "/api//fits", "/API/fits", "/q/metrics", "/"})
    void isNotFoundWhereThereIsNone(String path) {
        assertEquals(Optional.empty(), Operation.of("GET", path));
    }

    @Test
    void isNotFoundByAnotherMethod() {
        assertEquals(Optional.empty(), Operation.of("PUT", "/api/captures"));
        assertEquals(Optional.empty(), Operation.of("OPTIONS", "/api/captures"));
    }

    @Test
    void knowsWhatItIsAbout() {
        String path = "/api/captures/5f3a/hosts";
        assertEquals(
                Optional.of("5f3a"), Operation.of("GET", path).orElseThrow().subject(path));
        assertEquals(
                Optional.empty(), Operation.of("GET", "/api/fits").orElseThrow().subject("/api/fits"));
    }

    @Test
    void aRoleIncludesThoseBeforeIt() {
        assertTrue(Role.ADMIN.includes(Role.VIEWER));
        assertTrue(Role.VIEWER.includes(Role.VIEWER));
        assertFalse(Role.VIEWER.includes(Role.UPLOADER));
        assertEquals(Role.UPLOADER, Role.mostOf(List.of("viewer", "uploader", "offline_access")));
        assertEquals(Role.ANYONE, Role.mostOf(List.of("Admin", "root")));
    }
}
