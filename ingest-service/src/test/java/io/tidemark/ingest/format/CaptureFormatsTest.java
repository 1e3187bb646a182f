package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureFormatsTest {

    @Test
    void isStoredAndServedUnderALabel() {
        List<String> labels =
                CaptureFormats.all().stream().map(CaptureFormat::label).toList();
        List<String> stored = List.of("pcap", "pcapng", "tshark-json", "zeek-tsv", "zeek-json", "suricata-eve");
        assertTrue(labels.containsAll(stored), labels::toString);
        assertEquals(labels.size(), new HashSet<>(labels).size());
        labels.forEach(
                label -> assertEquals(label, CaptureFormats.labelled(label).label()));
        assertThrows(IllegalArgumentException.class, () -> CaptureFormats.labelled("snoop"));
    }

    @Test
    void everyFormatIsDescribed() throws IOException {
        String guide = Files.readString(Path.of("../docs/INPUTS.md"));
        CaptureFormats.all().forEach(format -> assertTrue(guide.contains("`" + format.label() + "`"), format.label()));
    }

    @Test
    void tellsLogsFromPackets() {
        assertEquals(Optional.empty(), CaptureFormats.labelled("pcapng").log());
        assertEquals(List.of(), CaptureFormats.labelled("pcapng").findings());
        assertEquals(
                CaptureFormats.labelled("zeek-tsv").log(),
                CaptureFormats.labelled("zeek-json").log());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zeek-json | {\"ts\":1,\"id.orig_h\":\"10.0.0.1\"}",
                "zeek-json | `  [{\"ts\":1,\"id\":{\"orig_h\":\"10.0.0.1\"}`",
                "suricata-eve | {\"flow\":{\"age\":1},\"event_type\":\"flow\"}",
                "tshark-json | {\"layers\":{\"event_type\":\"x\"}}",
                "tshark-json | {\"index\":{\"_index\":\"packets\"}}",
                "tshark-json | `[ `",
                "zeek-tsv | #separator \\x09"
            })
    void recognisesByContentWithoutMovingOn(String label, String text) throws IOException {
        CaptureInput input = input(text);
        assertEquals(label, CaptureFormats.of(input).format().label());
        assertEquals(0, input.offset());
    }

    @Test
    void namesAllThatIsAcceptedWhereNothingIsRecognised() {
        MalformedCaptureException e =
                assertThrows(MalformedCaptureException.class, () -> CaptureFormats.of(input("\n no capture")));
        CaptureFormats.all().forEach(format -> assertTrue(e.expected().contains(format.title()), e.expected()));
        assertEquals(2, e.offset());
        assertTrue(e.found().endsWith("\"no capture\""), e.found());
    }

    @Test
    void namesTheMembersOfJsonThatIsNotKnown() {
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class, () -> CaptureFormats.of(input("[{\"a\":1,\"b\":{\"c\":[]}}]")));
        assertEquals("JSON whose first object has the members [a, b.c]", e.found());
    }

    @Test
    void unwrapsLinesNoMoreThanTwice() {
        String line = "{\"ts\":1,\"id.orig_h\":\"10.0.0.1\"}";
        for (int i = 0; i < 3; i++) {
            line = "{\"message\":\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}\n";
        }
        String nested = line;
        MalformedCaptureException e =
                assertThrows(MalformedCaptureException.class, () -> CaptureFormats.of(input(nested)));
        assertEquals("JSON whose first object has the members [message]", e.found());
    }

    private static CaptureInput input(String text) throws IOException {
        return CaptureInput.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ParserLimits.DEFAULT);
    }
}
