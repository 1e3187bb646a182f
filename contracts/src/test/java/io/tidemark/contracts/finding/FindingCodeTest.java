package io.tidemark.contracts.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class FindingCodeTest {

    static final List<Topic> WITH_FINDINGS = List.of(Topic.METRICS, Topic.CURRENT);
    private static final Path GUIDE = Path.of("../docs/FINDINGS.md");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyCodeIsInKebabCaseAndThereOnce() {
        List<String> codes = FindingCode.codes();
        assertEquals(codes.size(), codes.stream().distinct().count());
        codes.forEach(code -> assertTrue(code.matches("[a-z0-9]+(-[a-z0-9]+)*"), code));
        codes.forEach(
                code -> assertEquals(code, FindingCode.of(code).orElseThrow().code()));
        assertTrue(FindingCode.of("unheard-of").isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void isWordedWithAndWithoutTheValuesThatMayBeMissing(FindingCode code) {
        for (boolean all : new boolean[] {true, false}) {
            String text = FindingDocument.of(code.with(values(code, all))).text();
            assertFalse(text.isBlank() || text.contains("null") || text.contains("NaN"), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesBackFromJsonAsItWas(FindingCode code) throws JsonProcessingException {
        FindingDocument document =
                FindingDocument.of(code.with(values(code, true)).ofClass(2));
        assertTrue(document.text().startsWith("Class 2: "), document.text());
        FindingDocument read = JSON.readValue(JSON.writeValueAsString(document), FindingDocument.class);
        assertEquals(document, read);
        assertEquals(document, FindingDocument.of(read.finding()));
    }

    @Test
    void speaksOfOneStreamAsOfOne() {
        Map<String, Object> one = Map.of("streams", 1, "tcpBefore", 5, "tcpAfter", 5, "udpBefore", 3, "udpAfter", 2);
        assertEquals(
                "1 stream is multicast, broadcast or local to its link; it never crosses a firewall and is left out (UDP"
                        + " connections: 2 in place of 3).",
                FindingDocument.of(FindingCode.LOCAL_TRAFFIC_LEFT_OUT.with(one)).text());
    }

    @Test
    void refusesValuesThatItDoesNotHave() {
        assertThrows(IllegalArgumentException.class, () -> FindingCode.STREAMS_EVICTED.with(Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> FindingCode.STREAMS_EVICTED.with(Map.of("streams", 1, "packets", 2)));
        assertThrows(
                IllegalArgumentException.class, () -> FindingCode.STREAMS_EVICTED.with(Map.of("streams", new int[1])));
    }

    /** PostgreSQL cannot hold it, and what is quoted of an upload may have it. */
    @Test
    void holdsNoNul() {
        Finding quoting = FindingCode.EMPTY_UPLOAD.with(Map.of("expected", "a\0b"));
        assertEquals(Map.of("expected", "a\uFFFDb"), quoting.values());
        Finding listing = FindingCode.NOT_CONVERGED.with(Map.of("models", List.of("a\0b")));
        assertEquals(Map.of("models", List.of("a\uFFFDb")), listing.values());
    }

    /** A later version's sentence is kept, its values are not understood. */
    @Test
    void aFindingOfAnotherVersionIsAStatement() {
        FindingDocument later = new FindingDocument("unheard-of", "note", Map.of("a", 1), "What nobody knew.");
        assertEquals(FindingCode.STATEMENT.with(Map.of("statement", "What nobody knew.")), later.finding());
        FindingDocument older = new FindingDocument(
                "longer-warmup",
                "note",
                Map.of("from", 20, "to", 40, "because", "R-hat of w is 1.2"),
                "The warm-up was lengthened for R-hat of w is 1.2.");
        assertEquals(
                FindingCode.STATEMENT.with(Map.of("statement", "The warm-up was lengthened for R-hat of w is 1.2.")),
                older.finding());
        FindingDocument poorer = new FindingDocument("streams-evicted", "warning", Map.of(), "Streams had to go.");
        assertEquals(FindingCode.STATEMENT.with(Map.of("statement", "Streams had to go.")), poorer.finding());
        FindingDocument refusal = new FindingDocument("unheard-of", "refusal", Map.of(), "There is no number.");
        assertEquals(FindingCode.STATED_REFUSAL.with(Map.of("statement", "There is no number.")), refusal.finding());
        FindingDocument richer =
                new FindingDocument("streams-evicted", "warning", Map.of("streams", 3, "bytes", 9), "3 streams ...");
        assertEquals(FindingCode.STREAMS_EVICTED.with(Map.of("streams", 3)), richer.finding());
    }

    /** An older version kept the reason's sentence as the error. */
    @Test
    void saysWhyAFirstHalfFailedByItsCodeOrAsItWasKept() {
        assertEquals(
                "The model is not scored by the first half: there are too few connections.",
                FindingDocument.of(FindingCode.NOT_SCORED.with(
                                Map.of("because", "first-half-failed", "reason", "too-few-connections")))
                        .text());
        FindingDocument older = new FindingDocument(
                "not-scored",
                "warning",
                Map.of("because", "first-half-failed", "error", "there are 3 connections in all"),
                "The model is not scored by the first half: there are 3 connections in all.");
        assertEquals(older, FindingDocument.of(older.finding()));
    }

    /** What is wrong with draws and why a fit fails is given as a reason elsewhere. */
    @Test
    void saysBrieflyWhyTheWarmupWasLengthened() {
        assertEquals(
                "The warm-up was lengthened from 500 to 1,000 iterations, for the diagnostics did not pass: the chains do"
                        + " not agree, unheard-of.",
                FindingDocument.of(FindingCode.LONGER_WARMUP.with(
                                Map.of("from", 500, "to", 1_000, "because", List.of("chains-disagree", "unheard-of"))))
                        .text());
    }

    @Test
    void refusesAValueOfAnotherKind() {
        assertThrows(
                IllegalArgumentException.class, () -> FindingCode.NOT_CONVERGED.with(Map.of("models", "nb+gamma")));
        assertThrows(
                IllegalArgumentException.class, () -> FindingCode.UNKNOWN_MODEL.with(Map.of("what", List.of("nb"))));
    }

    @Test
    void theGravestComesFirst() {
        Finding note = FindingCode.ONE_PERSON.alone();
        Finding warning = FindingCode.PAUSES_UNKNOWN.alone();
        Finding refusal = FindingCode.STILL_NOT_CONVERGED.alone();
        assertEquals(
                List.of(refusal, warning, note),
                Stream.of(note, warning, refusal).sorted(Finding.GRAVEST_FIRST).toList());
    }

    /** The rules of the schemas: severity and values of each code. */
    @ParameterizedTest
    @FieldSource("WITH_FINDINGS")
    void theSchemasHaveEveryCode(Topic topic) throws IOException {
        JsonNode rules =
                JSON.readTree(Topic.class.getResource(topic.schemaResource())).at("/$defs/finding/allOf");
        Map<String, String> described = new TreeMap<>();
        for (JsonNode rule : rules) {
            List<String> required = new ArrayList<>();
            rule.at("/then/properties/values/required").forEach(name -> required.add(name.asText()));
            described.put(
                    rule.at("/if/properties/code/const").asText(),
                    rule.at("/then/properties/severity/const").asText() + " " + required);
        }
        Map<String, String> expected = Arrays.stream(FindingCode.values())
                .collect(Collectors.toMap(
                        FindingCode::code,
                        code -> code.severity().word() + " " + code.neededValues(),
                        (one, other) -> one,
                        TreeMap::new));
        assertEquals(expected, described);
    }

    /** The guide for readers: a row for every code, with its severity and its values. */
    @Test
    void theGuideHasEveryCode() throws IOException {
        List<String> rows = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| "))
                .map(cells -> cells[0].substring(2) + " " + cells[1] + " " + cells[2])
                .sorted()
                .toList();
        List<String> expected = Arrays.stream(FindingCode.values())
                .map(code ->
                        "`" + code.code() + "` " + code.severity().word() + " " + String.join(", ", code.valueNames()))
                .sorted()
                .toList();
        assertEquals(expected, rows);
    }

    private static Map<String, Object> values(FindingCode code, boolean all) {
        return (all ? code.valueNames() : code.neededValues())
                .stream()
                        .collect(Collectors.toMap(
                                name -> name, name -> code.isList(name) ? List.of("tcp.synSent", "b") : value(name)));
    }

    private static Object value(String name) {
        return switch (name) {
            case "profile",
                    "protocol",
                    "log",
                    "model",
                    "next",
                    "because",
                    "error",
                    "reason",
                    "parameter",
                    "kind",
                    "earlier",
                    "later",
                    "file",
                    "beside",
                    "is",
                    "besideIs",
                    "start",
                    "end",
                    "device" -> "some-" + name;
            default -> 12.5;
        };
    }
}
