package io.tidemark.fit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.Problem;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

    @Test
    void saysInOneSentenceAndAsValuesWhyNoFitCanBeTrusted() {
        Finding unknown = FindingCode.STATEMENT.with(Map.of("statement", "R-hat of w is\n 1.2"));
        Finding mean = FindingCode.MEAN_INCOMPATIBLE.with(
                Map.of("model", "nb+gamma", "predicted", 1_234.5, "measured", 24.6, "low", 18.9, "high", 31.0));
        Problem problem = ProblemException.noneTrusted(List.of(unknown, mean)).problem("/api/fits/best");
        assertEquals(
                "no fit of the capture can be trusted: R-hat of w is 1.2; not compatible with the measured mean, so never"
                        + " the default: nb+gamma (predicts 1230 a user, measured 24.6, 18.9 to 31)",
                problem.detail());
        assertEquals(FindingDocument.of(List.of(unknown, mean)), problem.findings());
    }

    @Test
    void saysSoWhereNothingIsKnownToSpeakAgainstAFit() {
        assertEquals(
                "no fit of the capture can be trusted: it gives no reason",
                ProblemException.noneTrusted(List.of()).problem("").detail());
    }
}
