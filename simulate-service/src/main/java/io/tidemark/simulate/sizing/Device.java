package io.tidemark.simulate.sizing;

/**
 * A device of a catalogue.
 *
 * @param name its name
 * @param maxSessions sessions it holds at once
 * @param newSessionsPerSecond sessions it takes up in a second
 * @param conditions under which the figures hold; empty where nobody says
 * @param source where they are from; empty where nobody says
 */
public record Device(String name, long maxSessions, long newSessionsPerSecond, String conditions, String source) {

    public Device {
        if (name.isBlank() || maxSessions < 1 || newSessionsPerSecond < 1) {
            throw new IllegalArgumentException("device " + name
                    + ": expected a name, and maxSessions and newSessionsPerSecond of 1 or more, got " + maxSessions
                    + " and " + newSessionsPerSecond);
        }
    }
}
