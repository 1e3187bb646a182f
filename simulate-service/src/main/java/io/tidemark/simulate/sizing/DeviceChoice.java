package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
     * @param lacks what it has too little of
     */
    public record TooSmall(String name, List<Finding> lacks) {}

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
            List<Finding> lacks = lacks(device, concurrentConnections, newConnectionsPerSecond);
            if (lacks.isEmpty()) {
                holding.add(device);
            } else {
                tooSmall.add(new TooSmall(device.name(), lacks));
            }
        }
        return new DeviceChoice(
                holding.stream()
                        .min(Comparator.comparingLong(Device::maxSessions)
                                .thenComparingLong(Device::newSessionsPerSecond)),
                List.copyOf(tooSmall));
    }

    private static List<Finding> lacks(Device device, long concurrentConnections, long newConnectionsPerSecond) {
        List<Finding> lacks = new ArrayList<>();
        if (device.maxSessions() < concurrentConnections) {
            lacks.add(lack(FindingCode.DEVICE_TOO_FEW_SESSIONS, device, device.maxSessions(), concurrentConnections));
        }
        if (device.newSessionsPerSecond() < newConnectionsPerSecond) {
            lacks.add(lack(
                    FindingCode.DEVICE_TOO_FEW_NEW_SESSIONS,
                    device,
                    device.newSessionsPerSecond(),
                    newConnectionsPerSecond));
        }
        return lacks;
    }

    private static Finding lack(FindingCode code, Device device, long has, long needed) {
        return code.with(Map.of("device", device.name(), "has", has, "needed", needed));
    }
}
