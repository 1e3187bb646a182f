package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What to know before relying on an answer. */
final class Findings {

    private Findings() {}

    /** All of it, the gravest first; of several classes, each finding about one says which. */
    static List<Finding> of(List<SizedClass> classes, SizingQuestion question) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            int number = i + 1;
            List<Finding> ofClass = new ClassFindings(classes.get(i)).all();
            findings.addAll(
                    classes.size() == 1
                            ? ofClass
                            : ofClass.stream()
                                    .map(finding -> finding.ofClass(number))
                                    .toList());
        }
        findings.add(FindingCode.ICMP_NOT_COUNTED.alone());
        if (!question.isResolved()) {
            findings.add(unresolved(question));
        }
        findings.sort(Finding.GRAVEST_FIRST);
        return List.copyOf(findings);
    }

    private static Finding unresolved(SizingQuestion question) {
        return FindingCode.CERTAINTY_UNRESOLVED.with(Map.of(
                "certainty",
                question.certainty(),
                "paths",
                question.paths(),
                "above",
                question.paths() * (1 - question.certainty())));
    }
}
