package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProfilesAnswerTest {

    private final ObjectMapper json = new ObjectMapper();

    private ProfilesAnswer answer(String missing) throws Exception {
        return answer(missing, true);
    }

    private ProfilesAnswer answer(String missing, boolean isWireQuick) throws Exception {
        JsonNode sizes = json.readTree("""
                {"sentence": "The device decides.", "missing": %s, "profiles": [
                 {"definition": "fortigate", "title": "FortiGate", "size": 49895, "newConnectionsPerSecond": 757, "quick": true},
                 {"definition": "wire", "title": "connections on the wire (the article's)", "size": 10068,
                  "newConnectionsPerSecond": 733, "quick": %s}],
                 "mostDemanding": {"fit": "f", "users": 200, "findings": [
                  {"code": "quick-model", "severity": "warning", "text": "One model alone."}]}}""".formatted(missing, isWireQuick));
        return new ProfilesAnswer(sizes, sizes.path("mostDemanding"));
    }

    @Test
    void leadsWithTheSentenceThenARowForEachThenWhatToKnow() throws Exception {
        assertEquals("""
                The device decides.

                --profile                                                         sessions at once  new ones a second
                fortigate              FortiGate                                            49,895                757
                wire                   connections on the wire (the article's)              10,068                733

                Choose yours: --profile NAME has all models compared for it. What follows is of the most demanding, fortigate.
                Warning: One model alone. [quick-model]
                What each of these means, and what to do: docs/FINDINGS.md.
                """, answer("[]").asText());
    }

    @Test
    void saysWhichDevicesHaveNoAnswer() throws Exception {
        String text = answer("[\"pf\", \"conntrack\"]").asText();
        assertTrue(text.contains("\nNo model answers for pf, conntrack; --profile says why.\n"), text);
    }

    @Test
    void saysForWhichDevicesAllModelsWereCompared() throws Exception {
        String text = answer("[]", false).asText();
        assertTrue(
                text.contains("\nAll models were compared for wire; the other rows are of the quick model.\n"), text);
    }

    @Test
    void asADocumentIsThatOfTheMostDemandingWithAllProfiles() throws Exception {
        JsonNode document = answer("[]").asDocument();
        assertEquals("f", document.path("fit").asText());
        assertEquals(
                "wire", document.path("profiles").path(1).path("definition").asText());
    }
}
