package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The smallest device of a catalogue that holds both sizes: the one of the fewest sessions at once, of these the one of the fewest new
 * ones per second.
 *
 * @param smallest that device; none where all are too small
 * @param tooSmall those that do not hold both, and why
 */
public record DeviceChoice(Optional<Device> smallest, List<TooSmall> tooSmall) {

    /**
     * A device that does not hold both sizes.
     *
     * @param name its name
     * @param reason what it lacks
     */
    public record TooSmall(String name, String reason) {}

    /**
     * The choice.
     *
     * @param concurrentConnections size for concurrent connections
     * @param newConnectionsPerSecond size for new connections per second
     */
    public static DeviceChoice of(List<Device> catalogue, long concurrentConnections, long newConnectionsPerSecond) {
        List<TooSmall> tooSmall = new ArrayList<>();
        List<Device> holding = new ArrayList<>();
        for (Device device : catalogue) {
            List<String> lacks = new ArrayList<>();
            addLack(lacks, device.maxSessions(), concurrentConnections, "sessions at once");
            addLack(lacks, device.newSessionsPerSecond(), newConnectionsPerSecond, "new sessions per second");
            if (lacks.isEmpty()) {
                holding.add(device);
            } else {
                tooSmall.add(new TooSmall(device.name(), String.join("; ", lacks)));
            }
        }
        return new DeviceChoice(
                holding.stream()
                        .min(Comparator.comparingLong(Device::maxSessions)
                                .thenComparingLong(Device::newSessionsPerSecond)),
                List.copyOf(tooSmall));
    }

    private static void addLack(List<String> lacks, long has, long needed, String what) {
        if (has < needed) {
            lacks.add("holds " + Spoken.count(has) + " " + what + ", needed are " + Spoken.count(needed));
        }
    }
}
