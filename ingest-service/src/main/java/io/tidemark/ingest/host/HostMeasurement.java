package io.tidemark.ingest.host;

import io.tidemark.contracts.People;
import io.tidemark.ingest.metrics.Persons;
import java.util.List;

/**
 * The hosts of the users' side, and how they differ.
 *
 * @param counts how many there are
 * @param seconds length of the capture in whole seconds
 * @param connectionsPerSecond how active hosts differ in new connections a second
 * @param meanConcurrency how active hosts differ in connections open at once
 * @param hosts the active hosts, those with the most connections first, at most {@link #MOST_LISTED}
 * @param unlisted number of active hosts that are not among them
 */
public record HostMeasurement(
        HostCounts counts,
        int seconds,
        HostSpread connectionsPerSecond,
        HostSpread meanConcurrency,
        List<HostTraffic> hosts,
        int unlisted) {

    /** The most hosts that are told of one by one. */
    public static final int MOST_LISTED = 10_000;

    /**
     * Who the people of a capture are: its active hosts, where there is more than one person and none of the hosts is one too many. Of
     * more than {@link People#MOST_LISTED} a sample is listed, at random: those of the lowest pseudonyms, which a secret decides.
     *
     * @param people number of people whose traffic it is
     */
    public Persons persons(int people) {
        Integer active = counts.active();
        if (people == 1 || active == null || active < 1 || active > people || unlisted > 0) {
            return Persons.together(people);
        }
        List<String> listed = hosts.stream()
                .map(HostTraffic::host)
                .sorted()
                .limit(People.MOST_LISTED)
                .toList();
        return Persons.apart(listed, people - active, active - listed.size());
    }
}
