package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private final ObjectMapper json = new ObjectMapper();

    private String answer(String devices) throws Exception {
        ObjectNode sizing =
                json.createObjectNode().put("sentence", "Size for 9.").put("certainty", 0.99);
        JsonNode choice = json.readTree(devices);
        sizing.set("devices", choice);
        return new Answer(sizing, json.createObjectNode().put("definition", "wire")).asText();
    }

    @Test
    void namesTheSmallestDeviceWithWhatItsFiguresRestOn() throws Exception {
        String text =
                answer("{\"smallest\": {\"name\": \"edge-1\", \"maxSessions\": 200000, \"newSessionsPerSecond\": 8000,"
                        + " \"conditions\": \"64-byte HTTP\", \"source\": \"data sheet\"}, \"tooSmall\": []}");
        assertTrue(
                text.contains("Smallest device that holds both: edge-1, 200,000 sessions at once and 8,000 new ones a"
                        + " second.\n  64-byte HTTP\n  Source: data sheet\n"),
                text);
    }

    @Test
    void saysWhatEachLacksWhereNoneIsLargeEnough() throws Exception {
        String text = answer(
                "{\"smallest\": null, \"tooSmall\": [{\"name\": \"tiny\", \"reason\": \"holds 10 sessions at once,"
                        + " needed are 99\"}]}");
        assertTrue(
                text.contains(
                        "No device of the catalogue holds both:\n  tiny: holds 10 sessions at once, needed are 99\n"),
                text);
    }

    @Test
    void saysNothingOfDevicesWithoutACatalogue() throws Exception {
        assertFalse(answer("null").contains("evice"));
    }
}
