package io.tidemark.fit.survival;

import io.tidemark.contracts.PosteriorDraws;
import io.tidemark.contracts.PosteriorSummary;
import io.tidemark.contracts.Topic;
import io.tidemark.fit.Topics;
import io.tidemark.fit.json.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Holds what is stored and published in the end against what was promised: every capture's fits are there and have ended by
 * their diagnostics, each that passes is published whole, every message under one id and every id with one content, nothing
 * else is, and everything that cannot be read lies in the dead-letter topic as it came. Copies of a message are allowed and
 * counted.
 */
final class Audit {

    private final Servers servers;
    private final Topics topics;
    private final List<String> breaches = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    Audit(Servers servers) {
        this.servers = servers;
        this.topics = servers.topics();
    }

    /** What was found, by what it is. */
    Map<String, Long> counts() {
        return counts;
    }

    /**
     * Compares all of it.
     *
     * @return what does not hold, in words; empty where all does
     */
    List<String> of(Promises promises) throws SQLException, IOException {
        Map<String, String> statusByFit = fits(promises);
        Map<String, Set<String>> published = draws();
        Set<String> current = current(promises);
        statusByFit.forEach((fit, status) -> {
            boolean expected = status.equals("done");
            check(published.containsKey(fit) == expected, "fit " + fit + " is " + status + ": draws published?");
            check(current.contains(fit) == expected, "fit " + fit + " is " + status + ": current published?");
        });
        deadLetters(promises);
        return breaches;
    }

    /** Status of every fit of whole captures that was promised. */
    private Map<String, String> fits(Promises promises) throws SQLException {
        Map<String, String> statusByFit = new TreeMap<>();
        Map<String, String> reasonsByFit = new TreeMap<>();
        for (List<String> row : servers.rows("SELECT fit_id, status, reasons::text, retriable::text FROM fit.fit")) {
            statusByFit.put(row.get(0), row.get(1));
            reasonsByFit.put(row.get(0), row.get(2));
            check(row.get(3).equals("false"), "fit " + row.get(0) + " failed by an accident: " + row.get(2));
        }
        promises.fits().forEach(fit -> check(statusByFit.containsKey(fit), "fit " + fit + " is lost"));
        statusByFit.keySet().retainAll(promises.fits());
        statusByFit.forEach((fit, status) -> check(
                status.equals("done") || status.equals("failed"),
                "fit " + fit + " has not ended, it is " + status + " " + reasonsByFit.get(fit)));
        count("fits promised", promises.fits().size());
        count("fits done", statusByFit.values().stream().filter("done"::equals).count());
        count(
                "fits whose diagnostics fail",
                statusByFit.values().stream().filter("failed"::equals).count());
        return statusByFit;
    }

    /** Ids of the messages of every fit's draws, once it is sure that they are all of them. */
    private Map<String, Set<String>> draws() throws IOException {
        Map<String, Set<String>> slots = new TreeMap<>();
        Map<String, Integer> expected = new TreeMap<>();
        List<ConsumerRecord<String, byte[]>> messages = topics.messages(Topic.DRAWS.name());
        for (ConsumerRecord<String, byte[]> message : distinct(Topic.DRAWS.name(), messages)) {
            PosteriorDraws value = Json.read(message.value(), PosteriorDraws.class);
            boolean first = slots.computeIfAbsent(value.fitId(), fit -> new HashSet<>())
                    .add(value.chain() + "/" + value.chunk());
            check(first, "chunk " + value.chain() + "/" + value.chunk() + " of fit " + value.fitId() + " has two ids");
            expected.merge(value.fitId(), value.chunk() == 1 ? value.chunks() : 0, Integer::sum);
        }
        slots.forEach((fit, chunks) -> check(
                chunks.size() == expected.get(fit),
                "fit " + fit + " has " + chunks.size() + " of " + expected.get(fit) + " messages of draws"));
        return slots;
    }

    /** Fits that are named current, withdrawn ones among them. */
    private Set<String> current(Promises promises) throws IOException {
        Set<String> fits = new HashSet<>();
        Map<String, ConsumerRecord<String, byte[]>> last = new TreeMap<>();
        List<ConsumerRecord<String, byte[]>> messages = topics.messages(Topic.CURRENT.name());
        for (ConsumerRecord<String, byte[]> message : distinct(Topic.CURRENT.name(), messages)) {
            if (message.value() == null) continue;
            PosteriorSummary value = Json.read(message.value(), PosteriorSummary.class);
            check(fits.add(value.fitId()), "fit " + value.fitId() + " is current under two ids");
            check(Topics.header(message, "ce_id").equals(value.fitId()), "an id that does not follow from the fit");
        }
        messages.forEach(message -> last.put(message.key(), message));
        last.forEach((key, message) -> check(
                promises.forgotten().contains(key.substring(0, 32)) == (message.value() == null),
                key + " should be withdrawn where its capture is forgotten, and only there"));
        count(
                "model keys withdrawn",
                last.values().stream().filter(each -> each.value() == null).count());
        return fits;
    }

    private void deadLetters(Promises promises) {
        String topic = Topic.METRICS.deadLetters("tidemark-fit").name();
        Map<String, byte[]> found = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> message : distinct(topic, topics.messages(topic))) {
            found.put(Topics.header(message, "ce_id"), message.value());
            for (String header : List.of("reason", "topic", "partition", "offset"))
                check(message.headers().lastHeader("dead-letter-" + header) != null, "no dead-letter-" + header);
        }
        promises.poison()
                .forEach((id, bytes) -> check(
                        Arrays.equals(bytes, found.get(id)),
                        "poison " + id + " is not in the dead-letter topic as it came"));
        found.keySet().removeAll(promises.poison().keySet());
        check(found.isEmpty(), "dead letters that are no poison: " + found.keySet());
        count("poisonous messages set aside", promises.poison().size());
    }

    /** The first of all messages with the same id; they must all say the same. */
    private List<ConsumerRecord<String, byte[]>> distinct(String topic, List<ConsumerRecord<String, byte[]>> messages) {
        Map<String, ConsumerRecord<String, byte[]>> byId = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            String id = Topics.header(message, "ce_id");
            ConsumerRecord<String, byte[]> first = byId.putIfAbsent(id, message);
            check(
                    first == null
                            || Arrays.equals(first.value(), message.value())
                                    && first.key().equals(message.key()),
                    topic + " has two contents under the id " + id);
        }
        count("messages of " + topic, byId.size());
        count("  copies beside them", messages.size() - byId.size());
        return List.copyOf(byId.values());
    }

    private void count(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) breaches.add(otherwise);
    }
}
