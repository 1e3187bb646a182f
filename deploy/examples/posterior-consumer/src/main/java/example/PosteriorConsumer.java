package example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows Tidemark's posteriors with Kafka's own client: which fit is current for every model key, and all its draws. For
 * every posterior that is complete it prints how many connections a user holds on average, with its uncertainty.
 *
 * <p>Both topics are read from their beginning at every start, so that the program needs no state of its own and no consumer
 * group. Messages may come twice and the two topics in any order: a message counts once by its {@code ce_id}, and a posterior
 * counts when the message that names it current and all of its draws are there.
 *
 * <p>Usage: {@code PosteriorConsumer BOOTSTRAP_SERVERS [--once]}; with {@code --once} it ends at the end of the topics.
 */
public final class PosteriorConsumer {

    private static final String CURRENT = "tidemark.posterior.current.v1";
    private static final String DRAWS = "tidemark.posterior.draws.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Draws of one fit, put together from messages as they come. */
    private static final class Draws {

        private final Set<String> seen = new HashSet<>();
        private final Map<Integer, Map<Integer, JsonNode>> chunksByChain = new TreeMap<>();
        private int copies;

        void add(String eventId, JsonNode message) {
            if (!seen.add(eventId)) {
                copies++;
                return;
            }
            chunksByChain
                    .computeIfAbsent(message.get("chain").asInt(), chain -> new TreeMap<>())
                    .put(message.get("chunk").asInt(), message);
        }

        boolean complete(int chains) {
            return chunksByChain.size() == chains
                    && chunksByChain.values().stream()
                            .allMatch(chunks -> chunks.size()
                                    == chunks.values().iterator().next().get("chunks").asInt());
        }

        /** All draws, chain after chain, each as its parameters' values by name. */
        List<Map<String, Double>> rows() {
            List<Map<String, Double>> rows = new ArrayList<>();
            for (Map<Integer, JsonNode> chunks : chunksByChain.values())
                for (JsonNode message : chunks.values())
                    for (JsonNode draw : message.get("draws")) rows.add(row(message.get("parameters"), draw));
            return rows;
        }

        private static Map<String, Double> row(JsonNode names, JsonNode draw) {
            Map<String, Double> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++)
                row.put(names.get(i).asText(), draw.get(i).asDouble());
            return row;
        }
    }

    private final Map<String, JsonNode> currentByModelKey = new TreeMap<>();
    private final Map<String, Draws> drawsByFit = new HashMap<>();
    private final Set<String> printed = new HashSet<>();

    public static void main(String[] arguments) throws IOException {
        boolean once = arguments.length > 1 && arguments[1].equals("--once");
        Map<String, Object> settings = Map.of("bootstrap.servers", arguments[0], "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            new PosteriorConsumer().follow(consumer, once);
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, boolean once) throws IOException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(CURRENT, DRAWS))
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!once || ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(500))) take(message);
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) throws IOException {
        if (message.topic().equals(DRAWS)) takeDraws(message);
        else takeCurrent(message);
    }

    private void takeDraws(ConsumerRecord<String, byte[]> message) throws IOException {
        String eventId = new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        JsonNode value = JSON.readTree(message.value());
        drawsByFit.computeIfAbsent(message.key(), fit -> new Draws()).add(eventId, value);
        JsonNode current = currentByModelKey.get(value.get("modelKey").asText());
        if (current != null) printIfComplete(current);
    }

    /** A message without a value withdraws what was current. */
    private void takeCurrent(ConsumerRecord<String, byte[]> message) throws IOException {
        String modelKey = message.key();
        if (message.value() == null) {
            JsonNode withdrawn = currentByModelKey.remove(modelKey);
            if (withdrawn != null) drawsByFit.remove(withdrawn.get("fitId").asText());
            System.out.println("withdrawn " + modelKey);
            return;
        }
        JsonNode current = JSON.readTree(message.value());
        currentByModelKey.put(modelKey, current);
        printIfComplete(current);
    }

    private void printIfComplete(JsonNode current) {
        String fit = current.get("fitId").asText();
        Draws draws = drawsByFit.get(fit);
        if (draws == null || !draws.complete(current.at("/sampler/chains").asInt()) || !printed.add(fit)) return;
        List<Map<String, Double>> rows = draws.rows();
        System.out.printf(
                "%s: fit %s, %d draws, %d copies left out%n",
                current.get("modelKey").asText(), fit, rows.size(), draws.copies);
        switch (current.get("model").asText()) {
            case "article" -> print("connections held by a user", rows, draw -> rate(draw) * mean(draw, ""));
            case "nb+gamma", "nb+lognormal-grid", "nb+log-histogram" ->
                print("connections held by a user", rows, draw -> rate(draw) * mean(draw));
            case "hmm-nb2+lognormal-grid", "hmm-tied+log-histogram" -> {
                int users = current.at("/captures/0/users").asInt();
                print("connections held by a user", rows, draw -> rateOfStates(draw) / users * mean(draw));
            }
            default -> current.get("parameters").forEach(each -> System.out.println("  " + each));
        }
    }

    /** New connections per second of a user. */
    private static double rate(Map<String, Double> draw) {
        return draw.get("nb_alpha") / draw.get("nb_beta");
    }

    /** New connections per second of all users of a capture together: those of each state, by the share of time in it. */
    private static double rateOfStates(Map<String, Double> draw) {
        double p12 = draw.get("p12");
        double p21 = draw.get("p21");
        return (p21 * Math.exp(draw.get("log_mean[1]")) + p12 * Math.exp(draw.get("log_mean[2]"))) / (p12 + p21);
    }

    /** Mean duration in seconds of all connections; a capture may lack one protocol, and thin ones share one law without a prefix. */
    private static double mean(Map<String, Double> draw) {
        if (!draw.containsKey("tcp_share")) {
            return Stream.of("tcp.", "udp.")
                    .filter(prefix -> draw.keySet().stream().anyMatch(parameter -> parameter.startsWith(prefix)))
                    .findFirst()
                    .map(prefix -> mean(draw, prefix))
                    .orElseGet(() -> mean(draw, ""));
        }
        double share = draw.get("tcp_share");
        return share * mean(draw, "tcp.") + (1 - share) * mean(draw, "udp.");
    }

    private static double mean(Map<String, Double> draw, String prefix) {
        if (draw.containsKey(prefix + "hazard_sd")) return meanOfHistogram(draw, prefix);
        if (!draw.containsKey(prefix + "g_alpha")) return meanOfLattice(draw, prefix);
        return draw.get(prefix + "g_alpha") / draw.get(prefix + "g_beta");
    }

    /** Weights {@code w[k]} of lognormal parts whose log seconds have mean log(1e-9) + 0.8 (k - 1) and sd 0.6. */
    private static double meanOfLattice(Map<String, Double> draw, String prefix) {
        double mean = 0;
        for (Map.Entry<String, Double> weight : draw.entrySet()) {
            if (!weight.getKey().startsWith(prefix + "w[")) continue;
            int k = Integer.parseInt(weight.getKey().replaceAll(".*\\[(\\d+)]", "$1"));
            mean += weight.getValue() * 1e-9 * Math.exp(0.8 * (k - 1) + 0.6 * 0.6 / 2);
        }
        return mean;
    }

    /**
     * Hazards {@code hazard[k]} of cells of log seconds from edge k, 1e-12 s e^(k / 80), to the next edge named. The mean is that of
     * durations up to the last edge, where the longest that was seen lies; {@code tail_index[k:j]} tells how the law goes on.
     */
    private static double meanOfHistogram(Map<String, Double> draw, String prefix) {
        TreeMap<Integer, Double> hazards = new TreeMap<>();
        draw.forEach((name, value) -> {
            if (name.matches(java.util.regex.Pattern.quote(prefix) + "(hazard|tail_index)\\[\\d+(:\\d+)?]"))
                hazards.put(Integer.valueOf(name.replaceAll(".*\\[(\\d+).*", "$1")), value);
        });
        double mean = 1e-12 * Math.exp(hazards.firstKey() / 80.0);
        double survival = 1;
        for (int edge : hazards.headMap(hazards.lastKey()).keySet()) {
            double width = (hazards.higherKey(edge) - edge) / 80.0;
            double ends = -Math.expm1(-hazards.get(edge) * width);
            double grown = Math.expm1(width);
            mean += survival
                    * 1e-12
                    * Math.exp(edge / 80.0)
                    * (grown - ends / width * (width * (grown + 1) - grown));
            survival *= 1 - ends;
        }
        return mean;
    }

    /** Connections held are, on average, the rate at which they start times how long they last (Little's law). */
    private static void print(String what, List<Map<String, Double>> draws, ToDoubleFunction<Map<String, Double>> of) {
        double[] sorted = draws.stream().mapToDouble(of).sorted().toArray();
        System.out.printf(
                "  %s: mean %.4f, 90 %% credible interval %.4f to %.4f%n",
                what,
                Arrays.stream(sorted).average().orElseThrow(),
                sorted[(int) (0.05 * sorted.length)],
                sorted[(int) (0.95 * sorted.length)]);
    }
}
