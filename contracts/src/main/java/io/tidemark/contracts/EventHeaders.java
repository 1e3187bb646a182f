package io.tidemark.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Headers of a message in the binary content mode of CloudEvents 1.0's Kafka binding. The id follows from what the
 * message says, so that a message sent twice carries the same id.
 */
public final class EventHeaders {

    private EventHeaders() {}

    /**
     * Headers by name, in UTF-8.
     *
     * @param id deterministic id, unique within {@code source}
     * @param source service that produced it, such as {@code /tidemark/ingest}
     * @param type type of event: the topic's name
     * @param subject capture, fit or model key that it is about
     * @param team the team that this belongs to, where it belongs to one: the extension attribute {@code team}
     */
    public static Map<String, String> of(String id, String source, String type, String subject, Optional<String> team) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        team.ifPresent(name -> headers.put("ce_team", name));
        headers.put("content-type", "application/json");
        return headers;
    }
}
