package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

    private String answerWith(String members, String fit) throws Exception {
        ObjectNode sizing =
                json.createObjectNode().put("sentence", "Size for 9.").put("certainty", 0.99);
        sizing.setAll((ObjectNode) json.readTree(members));
        String text = new Answer(sizing, json.readTree(fit)).asText();
        assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
        return text;
    }

    private static String level(int predicted, int within) {
        return "{\"users\": 200, \"meanLevel\": {\"measured\": 4920, \"low\": 3780, \"high\": 6200, \"predicted\": "
                + predicted + ", \"predictedWithinCapture\": " + within + "}}";
    }

    @Test
    void saysWhatWasMeasuredBesideWhatIsPredicted() throws Exception {
        String text = answerWith(level(5050, 4990), "{\"definition\": \"wire\"}");
        assertTrue(
                text.contains("\nMeasured in the capture: 24.6 connections a user on average, 4,920 for 200 users"
                        + " (3,780 to 6,200). Predicted: 5,050.\n"),
                text);
        assertTrue(answerWith(level(5050, 4990), "{\"definition\": \"pan-os\"}").contains("24.6 table entries a user"));
    }

    @Test
    void saysPlainlyThatThePredictionLiesOutsideOfWhatWasMeasured() throws Exception {
        String tail = answerWith(level(7050, 4990), "{}").replaceAll("\\s+", " ");
        assertTrue(
                tail.contains(
                        "Predicted: 7,050, above that range, for it counts what lasts longer than the capture too;"
                                + " as long as the capture 4,990."),
                tail);
        String small = answerWith(level(3000, 2990), "{}").replaceAll("\\s+", " ");
        assertTrue(
                small.contains("Predicted: 3,000, and 2,990 as long as the capture: below what was measured."
                        + " Do not rely on this model."),
                small);
    }

    @Test
    void tellsWhatTheCaptureLeavesOpenFromChance() throws Exception {
        String uncertainty =
                "\"uncertainty\": {\"parameters\": {\"low\": 561, \"high\": 1470}, \"chance\": {\"low\": 900,"
                        + " \"high\": 1100}, \"text\": \"What it means.\"}";
        String text = answerWith(
                "{\"concurrentConnections\": {\"size\": 1662, " + uncertainty
                        + "}, \"newConnectionsPerSecond\": {\"size\": 70, " + uncertainty + "}}",
                "{}");
        String words = text.replaceAll(" +", " ");
        assertTrue(
                words.contains(
                        "\n size the capture leaves open chance\nconcurrent connections 1,662 561 to 1,470 900 to 1,100\n"),
                text);
        assertTrue(words.contains("\nnew connections a second 70 561 to 1,470 900 to 1,100\nWhat it means.\n"), text);
    }

    @Test
    void saysHowMuchAFirewallLogs() throws Exception {
        String words =
                "Log lines, one for each session that ends: 5,400 a minute on average, at most 7,100 in 99 % of all"
                        + " minutes; 7.8 million a day (90 % range 6.1 million to 9.9 million), if all hours are like those captured.";
        String text = answerWith("{\"logVolume\": {\"text\": \"" + words + "\"}}", "{}");
        assertTrue(text.replaceAll("\\s+", " ").contains(words + " On Linux"), text);
        assertFalse(answerWith("{}", "{}").contains("Log lines"));
    }

    @Test
    void namesModelsThatDoNotPredictTheMeanThatWasMeasured() throws Exception {
        String row = "\"meanLevel\": {\"measured\": 24.6, \"low\": 18.9, \"high\": 31.0, \"predicted\": ";
        String fit = "{\"comparison\": [{\"model\": \"nb+gamma\", " + row
                + "25.2, \"compatible\": true}}, {\"model\": \"nb+lognormal-grid\", " + row
                + "39.63, \"compatible\": false}}, {\"model\": \"article\", \"meanLevel\": null}]}";
        String text = answerWith("{}", fit).replaceAll("\\s+", " ");
        assertTrue(
                text.contains(
                        "Not compatible with the measured mean, so never the default: nb+lognormal-grid (predicts 39.6 a"
                                + " user, measured 24.6, 18.9 to 31)."),
                text);
    }

    @Test
    void saysNothingOfWhatTheDocumentsDoNotTell() throws Exception {
        for (String members : new String[] {"{}", "{\"meanLevel\": null, \"concurrentConnections\": {\"size\": 9}}"}) {
            String text = answerWith(members, "{\"comparison\": [{\"model\": \"article\"}]}");
            assertFalse(
                    text.contains("Measured in the capture")
                            || text.contains("leaves open")
                            || text.contains("compatible"),
                    text);
        }
    }

    @Test
    void writesLinesThatFitATerminal() throws Exception {
        String words = "nine words that are not short at all, often ".repeat(10).strip();
        ObjectNode sizing = json.createObjectNode().put("sentence", words).put("certainty", 0.99);
        ArrayNode findings = sizing.putArray("findings");
        findings.addObject().put("code", "wide-mean").put("severity", "warning").put("text", words);
        findings.addObject().put("code", "one-person").put("severity", "note").put("text", "Short.");
        String text = new Answer(sizing, json.createObjectNode()).asText();
        assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
        assertTrue(text.startsWith("nine words") && text.replaceAll("\\s+", " ").startsWith(words), text);
        assertTrue(text.contains("\nWarning: nine") && text.contains("\n         "), text);
        assertTrue(text.contains("\nNote: Short. [one-person]\n"), text);
        assertTrue(text.replaceAll("\\s+", " ").contains("Warning: " + words + " [wide-mean] Note:"), text);
        assertTrue(text.endsWith("docs/FINDINGS.md.\n"), text);
    }
}
