package example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * <p>What parameters are, and the numbers of the laws that no draw changes, it reads from the product's table of families.
 *
 * <p>Usage: {@code PosteriorConsumer CLIENT_PROPERTIES FAMILIES [--once]}, where CLIENT_PROPERTIES is a file of settings as Kafka's own
 * tools read it, with {@code bootstrap.servers} and the login, and FAMILIES is the URL of {@code /api/families}; with {@code --once} it
 * ends at the end of the topics.
 */
public final class PosteriorConsumer {

    private static final String CURRENT = "tidemark.posterior.current.v1";
    private static final String DRAWS = "tidemark.posterior.draws.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Families whose means it computes; of models of others it prints the parameters and what they are. */
    private static final Set<String> FAMILIES =
            Set.of("nb", "hmm-nb2", "hmm-tied", "gamma", "lognormal-grid", "log-histogram");

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

    private final JsonNode table;
    private final Map<String, JsonNode> currentByModelKey = new TreeMap<>();
    private final Map<String, Draws> drawsByFit = new HashMap<>();
    private final Set<String> printed = new HashSet<>();

    private PosteriorConsumer(JsonNode table) {
        this.table = table;
    }

    public static void main(String[] arguments) throws IOException {
        boolean once = arguments.length > 2 && arguments[2].equals("--once");
        JsonNode table = table(URI.create(arguments[1]));
        Properties settings = settings(Path.of(arguments[0]));
        settings.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            new PosteriorConsumer(table).follow(consumer, once);
        }
    }

    private static Properties settings(Path file) throws IOException {
        Properties settings = new Properties();
        try (InputStream lines = Files.newInputStream(file)) {
            settings.load(lines);
        }
        return settings;
    }

    private static JsonNode table(URI address) throws IOException {
        try (InputStream json = address.toURL().openStream()) {
            return JSON.readTree(json);
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
        String[] families = families(current.get("model").asText());
        if (FAMILIES.containsAll(List.of(families))) {
            int users = current.at("/captures/0/users").asInt();
            print("connections held by a user", rows, draw -> rate(families[0], draw, users) * mean(families, draw) + standing(draw));
        } else describe(current, families);
        current.path("findings").forEach(PosteriorConsumer::printFinding);
    }

    /** What limits a posterior. A program decides by the code and the values; the text is for people, and may change. */
    private static void printFinding(JsonNode finding) {
        JsonNode values = finding.get("values");
        switch (finding.get("code").asText()) {
            case "streams-evicted" ->
                System.out.printf("  a lower bound: %d streams are in no figure%n", values.get("streams").asLong());
            case "ended-connections-only", "protocol-without-timeout" -> System.out.println("  a lower bound");
            case "pauses-unknown" -> System.out.println("  an upper bound");
            default -> {
                if (!finding.get("severity").asText().equals("note"))
                    System.out.println("  " + finding.get("text").asText());
            }
        }
    }

    /** Families in the name of a model, {@code arrivals+TCP durations/UDP durations}: of arrivals, of durations of TCP and of UDP. */
    private String[] families(String model) {
        JsonNode article = table.get("article");
        String name = model.equals(article.get("name").asText())
                ? article.get("arrivals").asText() + "+" + article.get("durations").asText()
                : model;
        Matcher parts =
                Pattern.compile(table.at("/combined/pattern").asText()).matcher(name);
        if (!parts.matches()) throw new IllegalArgumentException(name + " is no name of a model");
        String udp = parts.group("udp");
        return new String[] {parts.group("arrivals"), parts.group("tcp"), udp == null ? parts.group("tcp") : udp};
    }

    /** New connections per second of a user. Hidden states are of all users of a capture together. */
    private static double rate(String family, Map<String, Double> draw, int users) {
        return family.equals("nb") ? draw.get("nb_alpha") / draw.get("nb_beta") : rateOfStates(draw) / users;
    }

    /** New connections per second of all users of a capture together: those of each state, by the share of time in it. */
    private static double rateOfStates(Map<String, Double> draw) {
        double p12 = draw.get("p12");
        double p21 = draw.get("p21");
        return (p21 * Math.exp(draw.get("log_mean[1]")) + p12 * Math.exp(draw.get("log_mean[2]"))) / (p12 + p21);
    }

    /** Sessions that a user holds throughout, beside connections that begin; none where no parameter says so. */
    private double standing(Map<String, Double> draw) {
        String name = table.at("/standing/name").asText();
        return elements(draw, name.substring(0, name.indexOf('['))).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Mean duration in seconds of all connections; a capture may lack one protocol, and thin ones share one law without a prefix. */
    private double mean(String[] families, Map<String, Double> draw) {
        String tcp = table.at("/prefixes/tcp").asText();
        String udp = table.at("/prefixes/udp").asText();
        Double share = draw.get(table.at("/share/name").asText());
        if (share != null) return share * mean(families[1], draw, tcp) + (1 - share) * mean(families[2], draw, udp);
        if (hasAnyOf(draw, tcp)) return mean(families[1], draw, tcp);
        return hasAnyOf(draw, udp) ? mean(families[2], draw, udp) : mean(families[1], draw, "");
    }

    private static boolean hasAnyOf(Map<String, Double> draw, String prefix) {
        return draw.keySet().stream().anyMatch(parameter -> parameter.startsWith(prefix));
    }

    private double mean(String family, Map<String, Double> draw, String prefix) {
        return switch (family) {
            case "lognormal-grid" -> meanOfLattice(draw, prefix);
            case "log-histogram" -> meanOfHistogram(draw, prefix);
            default -> draw.get(prefix + "g_alpha") / draw.get(prefix + "g_beta");
        };
    }

    /** Weights {@code w[k]} of lognormal parts whose log seconds have mean log(origin) + spacing (k - 1) and sd sigma. */
    private double meanOfLattice(Map<String, Double> draw, String prefix) {
        double origin = constant("lognormal-grid", "origin");
        double spacing = constant("lognormal-grid", "spacing");
        double sigma = constant("lognormal-grid", "sigma");
        double mean = 0;
        for (Map.Entry<Integer, Double> weight : elements(draw, prefix + "w").entrySet())
            mean += weight.getValue() * origin * Math.exp(spacing * (weight.getKey() - 1) + sigma * sigma / 2);
        return mean;
    }

    /**
     * Hazards {@code hazard[k]} of cells of log seconds from edge k, at origin e^(k / edges_per_unit), to the next edge named. The mean
     * is that of durations up to the last edge, where the longest that was seen lies; {@code tail_index[k:j]} tells how the law goes on.
     */
    private double meanOfHistogram(Map<String, Double> draw, String prefix) {
        double origin = constant("log-histogram", "origin");
        double edgesPerUnit = constant("log-histogram", "edges_per_unit");
        TreeMap<Integer, Double> hazards = elements(draw, prefix + "hazard");
        int lastEdge = elements(draw, prefix + "tail_index").firstKey();
        double mean = origin * Math.exp(hazards.firstKey() / edgesPerUnit);
        double survival = 1;
        for (int edge : hazards.keySet()) {
            Integer next = hazards.higherKey(edge);
            double width = ((next == null ? lastEdge : next) - edge) / edgesPerUnit;
            double ends = -Math.expm1(-hazards.get(edge) * width);
            double grown = Math.expm1(width);
            mean += survival
                    * origin
                    * Math.exp(edge / edgesPerUnit)
                    * (grown - ends / width * (width * (grown + 1) - grown));
            survival *= 1 - ends;
        }
        return mean;
    }

    /** Elements of a vector by their first index: {@code hazard[2016]}, {@code tail_index[2080:2241]}. */
    private static TreeMap<Integer, Double> elements(Map<String, Double> draw, String vector) {
        TreeMap<Integer, Double> elements = new TreeMap<>();
        draw.forEach((name, value) -> {
            if (name.startsWith(vector + "["))
                elements.put(Integer.valueOf(name.substring(vector.length() + 1).split("[:\\]]")[0]), value);
        });
        return elements;
    }

    private double constant(String family, String name) {
        return named(named(table.get("durations"), family).get("constants"), name)
                .get("value")
                .asDouble();
    }

    /** What the parameters of a model are, and what was found of them. */
    private void describe(JsonNode current, String[] families) {
        System.out.println("  " + named(table.get("arrivals"), families[0]));
        for (String family : new TreeSet<>(List.of(families[1], families[2])))
            System.out.println("  " + named(table.get("durations"), family));
        current.get("parameters").forEach(each -> System.out.println("  " + each));
    }

    private static JsonNode named(JsonNode all, String name) {
        for (JsonNode each : all) if (each.get("name").asText().equals(name)) return each;
        throw new IllegalArgumentException("the table of families has no " + name + "; is it of an earlier version?");
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
