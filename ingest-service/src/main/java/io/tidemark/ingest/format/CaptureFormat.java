package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form that an upload may have. A new one is a class of this kind and a line in {@link CaptureFormats}. */
public interface CaptureFormat {

    /** What it is called where it is stored and served, such as {@code zeek-json}. It never changes. */
    String label();

    /** What people call it, for the message that says what is accepted; two formats may share it. */
    String title();

    /** Whether an input begins as this format does. */
    boolean recognises(Beginning beginning) throws IOException;

    /** Whose log of connections it is, empty where it holds packets. */
    default Optional<String> log() {
        return Optional.empty();
    }

    /** Whether its log tells sessions or flows only, so that which of them are connections is inferred. */
    default boolean infersConnections() {
        return false;
    }

    /** What it cannot tell, whatever it holds. */
    default List<Finding> findings() {
        List<FindingCode> ofLogs = infersConnections()
                ? List.of(FindingCode.ENDED_CONNECTIONS_ONLY, FindingCode.CONNECTIONS_INFERRED)
                : List.of(FindingCode.ENDED_CONNECTIONS_ONLY);
        return log().stream()
                .flatMap(name -> ofLogs.stream().map(code -> code.with(Map.of("log", name))))
                .toList();
    }

    /**
     * Opens an input of this format.
     *
     * @param input stands where it was recognised, at its first byte
     */
    Content open(CaptureInput input) throws IOException;
}
