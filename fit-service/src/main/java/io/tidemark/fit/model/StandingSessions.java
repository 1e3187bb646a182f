package io.tidemark.fit.model;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions that were open before the captures and went on for x seconds of them or more. Where connections begin at a rate lambda and
 * last d, {@code L(x) = E min(d, x)}, those open at an instant and for x seconds more are Poisson of mean {@code lambda (L(inf) - L(x))} (Cox 1962, chapter
 * 5): just what the level has beside {@code lambda L(x)}, and what no connection within captures of x seconds shows.
 *
 * <p>Those that ended sooner are a part of {@code lambda L(x)}: by reversal of time they have the law of connections that began and are
 * still open. Where more ended than that by more than chance, traffic was not the same throughout, and they count for the time that they
 * were held.
 *
 * @param sessions number of these sessions
 * @param users number of people whose captures tell
 * @param seconds x, the shortest of those captures, which are at least half as long as the longest
 * @param before number of sessions that were open before, those that ended sooner too
 * @param share share of the time that sessions and connections were held for in those captures, of what is counted
 * @param unreplaced as many sessions throughout hold what those did that ended without others in their place
 */
public record StandingSessions(long sessions, int users, int seconds, long before, double share, double unreplaced) {

    /**
     * What captures show.
     *
     * @param series new connections of each capture
     * @param durations durations of each capture, as they travel
     * @return nothing where there is none to count
     */
    static Optional<StandingSessions> of(List<CountSeries> series, List<PerProtocol<Durations>> durations) {
        int longest = series.stream().mapToInt(CountSeries::seconds).max().orElse(0);
        int shortest = series.stream()
                .mapToInt(CountSeries::seconds)
                .filter(seconds -> seconds > 0 && 2L * seconds >= longest)
                .min()
                .orElse(Integer.MAX_VALUE);
        StandingTally tally = new StandingTally(shortest);
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).seconds() >= shortest) {
                tally.add(series.get(i), durations.get(i));
            }
        }
        return Optional.of(tally.standing()).filter(standing -> standing.counted() > 0);
    }

    /** How many are counted. */
    public double counted() {
        return sessions + unreplaced;
    }

    /** How many one user holds, on average. */
    public double level() {
        return counted() / users;
    }

    /** What a model makes of them. */
    Finding finding() {
        Map<String, Object> values = new HashMap<>(
                Map.of("sessions", sessions, "before", before, "seconds", seconds, "share", Math.min(share, 1)));
        if (unreplaced > 0) {
            values.put("unreplaced", unreplaced);
        }
        return FindingCode.STANDING_SESSIONS.with(values);
    }
}
