package io.tidemark.fit.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetricsMessageTest {

    private static final String ID = LaboratoryCapture.id(99);
    private static final CaptureMetrics METRICS = LaboratoryCapture.metrics(ID, "wire", 60, 5);

    @Test
    void readsWhatIngestWrites() throws UnreadableMessage {
        CaptureMetrics read = MetricsMessage.read(ID, Json.bytes(METRICS));
        assertEquals(METRICS.start(), read.start());
        assertArrayEquals(METRICS.series().cps().udp(), read.series().cps().udp());
        assertEquals(
                METRICS.durations().tcp().closed().sumSeconds(),
                read.durations().tcp().closed().sumSeconds());
    }

    @Test
    void ignoresAFieldThatALaterVersionAdds() throws UnreadableMessage {
        String later = text().replaceFirst("\\{", "{\"later\":[1,{\"a\":2}],");
        assertEquals(60, MetricsMessage.read(ID, bytes(later)).seconds());
    }

    @Test
    void saysWhereTheJsonEnds() {
        assertTrue(refusal(text().substring(0, 400)).startsWith("the value is not the JSON expected"));
    }

    @Test
    void saysWhichFieldIsMissing() {
        assertTrue(refusal(text().replace("\"firstHalf\"", "\"otherHalf\"")).contains("firstHalf"));
    }

    @Test
    void refusesMetricsOfAnotherCaptureThanTheKeys() {
        assertTrue(refusal(text().replace(ID, "f".repeat(32))).contains("captureId"));
    }

    @Test
    void refusesSeriesOfDifferentLengths() {
        String cut = text().replaceFirst("\"concurrency\":\\{\"tcp\":\\[\\d+,", "\"concurrency\":{\"tcp\":[");
        assertEquals("all series must be there and have the same length", refusal(cut));
    }

    @Test
    void refusesNumbersWithAFractionForWholeOnes() {
        assertTrue(refusal(text().replace("\"users\":1", "\"users\":1.5")).contains("the JSON expected"));
    }

    @Test
    void refusesAKeyThatIsNoCapturesId() {
        assertThrows(UnreadableMessage.class, () -> MetricsMessage.captureId(bytes("../etc")));
        assertThrows(UnreadableMessage.class, () -> MetricsMessage.captureId(null));
    }

    private static String text() {
        return new String(Json.bytes(METRICS), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(String value) {
        return assertThrows(UnreadableMessage.class, () -> MetricsMessage.read(ID, bytes(value)))
                .getMessage();
    }
}
