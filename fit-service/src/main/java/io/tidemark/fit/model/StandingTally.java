package io.tidemark.fit.model;

import io.tidemark.contracts.CaptureMetrics.Before;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.PerProtocol;
import java.util.List;

/** Counts {@link StandingSessions} over captures. */
final class StandingTally {

    /** Standard deviations by which more sessions of before end than connections go on, by chance once in a thousand captures. */
    private static final double BY_CHANCE = 3;

    private final int seconds;
    private int users;
    private long sessions;
    private long ended;
    private double endedSeconds;
    private long goingOn;
    private double heldSeconds;

    /**
     * Nothing counted yet.
     *
     * @param seconds sessions held for so long stand
     */
    StandingTally(int seconds) {
        this.seconds = seconds;
    }

    /** Adds a capture that is no shorter. */
    void add(CountSeries series, PerProtocol<Durations> durations) {
        users += series.users();
        for (Durations each : List.of(durations.tcp(), durations.udp())) {
            heldSeconds += each.closed().sumSeconds() + each.open().sumSeconds();
            if (each.before() != null) {
                addBefore(each.before(), series.seconds());
                goingOn += number(each.open());
            }
        }
    }

    /** Those that are not seen to end are held until the capture's end. */
    private void addBefore(Before before, int captureSeconds) {
        long open = number(before.open());
        sessions += open;
        heldSeconds += before.closed().sumSeconds() + (double) open * captureSeconds;
        addEnded(before.closed());
    }

    private void addEnded(DurationTally closed) {
        ended += closed.zeros();
        for (int i = 0; i < closed.bins().length; i++) {
            double held = Math.exp(LogBins.logMiddle(closed.bins()[i]));
            if (held >= seconds) {
                sessions += closed.counts()[i];
            } else {
                ended += closed.counts()[i];
                endedSeconds += closed.counts()[i] * held;
            }
        }
    }

    private static long number(DurationTally tally) {
        return tally.zeros() + tally.count();
    }

    /** What was counted. */
    StandingSessions standing() {
        double unreplaced = unreplaced();
        double share = heldSeconds > 0 ? (sessions + unreplaced) * seconds / heldSeconds : 0;
        return new StandingSessions(sessions, users, seconds, sessions + ended, share, unreplaced);
    }

    private double unreplaced() {
        boolean byChance = ended - goingOn <= BY_CHANCE * Math.sqrt(ended + goingOn);
        return byChance ? 0 : endedSeconds / seconds;
    }
}
