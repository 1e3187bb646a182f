package io.tidemark.fit.survival;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.MetricsParts;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was sent to fit-service, and what it has to make of it whatever happens: once Kafka has a message, it counts. */
final class Promises {

    /** Models fitted unasked; the services under test are told the same. */
    static final String UNASKED = "nb+gamma";

    private static final int SECONDS = 200;
    private static final int LONG_SECONDS = 6_500;

    private final Topics topics;
    private final Random random;
    private final Set<String> fits = new TreeSet<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Map<String, byte[]> poison = new TreeMap<>();
    private final List<String> captures = new ArrayList<>();
    private final Map<String, Set<String>> asked = new TreeMap<>();

    Promises(Servers servers, long seed) {
        this.topics = servers.topics();
        this.random = new Random(seed);
    }

    Set<String> fits() {
        return fits;
    }

    Set<String> forgotten() {
        return forgotten;
    }

    Map<String, byte[]> poison() {
        return poison;
    }

    /** Captures sent and not forgotten. */
    List<String> captures() {
        return captures;
    }

    /**
     * Sends a capture's metrics: every third in two parts, all parts in an order that comes as it may, some twice.
     *
     * @return the capture's id
     */
    String sendCapture() {
        long number = random.nextLong();
        String capture = LaboratoryCapture.id(number);
        int seconds = random.nextInt(3) == 0 ? LONG_SECONDS : SECONDS;
        List<CaptureMetrics> parts =
                new ArrayList<>(MetricsParts.cut(LaboratoryCapture.metrics(capture, "wire", seconds, number)));
        if (random.nextBoolean()) parts.addAll(List.copyOf(parts));
        Collections.shuffle(parts, random);
        parts.forEach(topics::sendPart);
        captures.add(capture);
        fits.add(unasked(capture));
        return capture;
    }

    /** Sends a message that cannot be read, among those of the captures. */
    void sendPoison() {
        String id = "poison-" + poison.size();
        byte[] value = ("{\"captureId\": " + random.nextLong() + ", \u0000").getBytes(StandardCharsets.UTF_8);
        topics.send(LaboratoryCapture.id(random.nextInt()), value, id);
        poison.put(id, value);
    }

    /** Forgets the oldest capture. */
    void forgetOldest() {
        String capture = captures.remove(0);
        topics.send(capture, null, capture + "/forget");
        forgotten.add(capture);
        fits.remove(unasked(capture));
        fits.removeAll(asked.getOrDefault(capture, Set.of()));
    }

    /** Notes a fit that the service has accepted a request for. */
    void accepted(String capture, String fit) {
        fits.add(fit);
        asked.computeIfAbsent(capture, each -> new HashSet<>()).add(fit);
    }

    private static String unasked(String capture) {
        return new FitOrder(List.of(capture), "wire", UNASKED, FitOrder.USUAL_SETTINGS, Extent.WHOLE).fitId();
    }
}
