package io.tidemark.contracts.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding as documents and messages have it.
 *
 * @param code what it is, of the closed set of {@link FindingCode}
 * @param severity {@code note}, {@code warning} or {@code refusal}
 * @param values its values by name
 * @param text the same in a sentence, for people: programs branch on the code
 */
public record FindingDocument(String code, String severity, Map<String, Object> values, String text) {

    public FindingDocument {
        values = Finding.normal(values);
    }

    /** The finding in words. */
    public static FindingDocument of(Finding finding) {
        FindingCode code = finding.code();
        return new FindingDocument(
                code.code(), code.severity().word(), finding.values(), code.text(new Words(finding.values())));
    }

    /** Findings in words. */
    public static List<FindingDocument> of(List<Finding> findings) {
        return findings.stream().map(FindingDocument::of).toList();
    }

    /** Their sentences alone. */
    public static List<String> texts(List<Finding> findings) {
        return findings.stream().map(finding -> of(finding).text()).toList();
    }

    /**
     * The finding that was worded. Of a code or of values that another version has, the sentence alone is kept: as a {@link
     * FindingCode#STATED_REFUSAL} where it says why there is no number, else as a {@link FindingCode#STATEMENT}.
     */
    public Finding finding() {
        Optional<FindingCode> known = FindingCode.of(code);
        if (known.isEmpty()) {
            return statement();
        }
        Map<String, Object> understood = new HashMap<>(values);
        understood.keySet().removeIf(name -> !known.get().knows(name));
        return known.get().isSaidBy(understood) ? new Finding(known.get(), understood) : statement();
    }

    private Finding statement() {
        return severity.equals(Severity.REFUSAL.word()) ? statedRefusal(text) : statement(text);
    }

    /** Findings that were worded. */
    public static List<Finding> findings(List<FindingDocument> documents) {
        return documents.stream().map(FindingDocument::finding).toList();
    }

    /** Sentences of a version that had no findings; none of null. */
    public static List<FindingDocument> statements(List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(text -> of(statement(text))).toList();
    }

    /** The sentence of a version that had no findings, where it says why there is no number. */
    public static Finding statedRefusal(String text) {
        return FindingCode.STATED_REFUSAL.with(Map.of("statement", text));
    }

    private static Finding statement(String text) {
        return FindingCode.STATEMENT.with(Map.of("statement", text));
    }
}
