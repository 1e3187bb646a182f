package io.tidemark.fit.model;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a model is fitted to: sufficient statistics of one or several captures under one session definition. Captures are
 * taken as independent, each with its own number of users.
 *
 * @param series new connections second by second, capture by capture, for likelihoods that depend on their order
 * @param durations durations by protocol, over all captures
 * @param laws the protocols that are modelled, those that share one law of durations together: {@code [[TCP], [UDP]]} where both have
 *     {@link #FEWEST} connections or more, {@code [[TCP, UDP]]} where one has fewer and matters, {@code [[TCP]]} where the other has
 *     none or so few that they do not
 * @param standing sessions that were open before the captures and outlast what durations can tell, where there are any
 */
public record Observations(
        List<CountSeries> series,
        PerProtocol<DurationStatistics> durations,
        List<List<Protocol>> laws,
        Optional<StandingSessions> standing) {

    /** The fewest connections a protocol is modelled by, and the fewest in all. */
    public static final int FEWEST = 20;

    /** A thin protocol is left out below this share of the connections and of the seconds that they last. */
    private static final double NEGLIGIBLE_SHARE = 0.05;

    /**
     * Observations of whole captures.
     *
     * @param captures metrics of each capture, parts joined, all under the same definition
     * @throws TooFewConnections where all captures together hold fewer than {@link #FEWEST} connections
     */
    public static Observations of(List<CaptureMetrics> captures) {
        return of(captures, captures.stream().map(Observations::wholeSeries).toList(), CaptureMetrics::durations);
    }

    /**
     * What was known when half of each capture had passed.
     *
     * @param captures metrics of each capture, parts joined, all under the same definition
     * @throws TooFewConnections where the first halves together hold fewer than {@link #FEWEST} connections
     */
    public static Observations ofFirstHalves(List<CaptureMetrics> captures) {
        return of(
                captures,
                captures.stream()
                        .map(each -> wholeSeries(each).first(each.firstHalf().seconds()))
                        .toList(),
                each -> each.firstHalf().durations());
    }

    private static Observations of(
            List<CaptureMetrics> captures,
            List<CountSeries> series,
            Function<CaptureMetrics, PerProtocol<CaptureMetrics.Durations>> durations) {
        return of(
                series,
                captures.stream()
                        .map(each -> statistics(each, durations.apply(each)))
                        .toList(),
                StandingSessions.of(series, captures.stream().map(durations).toList()));
    }

    /**
     * Observations of counts and durations that are there already.
     *
     * @param series new connections of each capture
     * @param durations durations of each capture
     */
    public static Observations of(List<CountSeries> series, List<PerProtocol<DurationStatistics>> durations) {
        return of(series, durations, Optional.empty());
    }

    /**
     * The same with sessions that were open before.
     *
     * @param series new connections of each capture
     * @param durations durations of each capture
     * @param standing sessions of all captures
     */
    public static Observations of(
            List<CountSeries> series,
            List<PerProtocol<DurationStatistics>> durations,
            Optional<StandingSessions> standing) {
        PerProtocol<DurationStatistics> all = durations.stream()
                .reduce(
                        new PerProtocol<>(DurationStatistics.NONE, DurationStatistics.NONE),
                        (left, right) -> left.with(right, DurationStatistics::plus));
        long connections = all.tcp().connections() + all.udp().connections();
        if (connections < FEWEST) {
            throw TooFewConnections.of(
                    connections, series.stream().mapToInt(CountSeries::seconds).sum());
        }
        return new Observations(List.copyOf(series), all, laws(all), standing);
    }

    private static List<List<Protocol>> laws(PerProtocol<DurationStatistics> all) {
        List<Protocol> modelled = Stream.of(Protocol.values())
                .filter(protocol -> !isNegligible(protocol.of(all), all))
                .toList();
        boolean apart = modelled.stream().allMatch(protocol -> protocol.of(all).connections() >= FEWEST);
        return apart ? modelled.stream().map(List::of).toList() : List.of(modelled);
    }

    private static boolean isNegligible(DurationStatistics durations, PerProtocol<DurationStatistics> all) {
        return durations.connections() == 0
                || durations.connections() < FEWEST
                        && isNegligible(durations, all, DurationStatistics::connections)
                        && isNegligible(durations, all, DurationStatistics::heldSeconds);
    }

    private static boolean isNegligible(
            DurationStatistics durations,
            PerProtocol<DurationStatistics> all,
            ToDoubleFunction<DurationStatistics> size) {
        return size.applyAsDouble(durations)
                <= NEGLIGIBLE_SHARE * (size.applyAsDouble(all.tcp()) + size.applyAsDouble(all.udp()));
    }

    /** The protocols that are modelled. */
    public List<Protocol> protocols() {
        return laws.stream().flatMap(List::stream).toList();
    }

    /** Durations of protocols that share one law. */
    public DurationStatistics durations(List<Protocol> sharing) {
        return sharing.stream()
                .map(protocol -> protocol.of(durations))
                .reduce(DurationStatistics.NONE, DurationStatistics::plus);
    }

    /** What a model that takes protocols apart makes of those that are thin. */
    public List<Finding> thinProtocols() {
        List<Finding> findings = new ArrayList<>();
        Stream.of(Protocol.values())
                .filter(protocol -> !protocols().contains(protocol))
                .map(this::leftOut)
                .forEach(findings::add);
        if (laws.size() == 1 && laws.get(0).size() > 1) {
            findings.add(FindingCode.PROTOCOLS_SHARE_A_LAW.with(Map.of(
                    "tcp", durations.tcp().connections(), "udp", durations.udp().connections(), "needed", FEWEST)));
        }
        return List.copyOf(findings);
    }

    private Finding leftOut(Protocol protocol) {
        return FindingCode.PROTOCOL_LEFT_OUT.with(Map.of(
                "protocol", protocol.label(),
                "connections", protocol.of(durations).connections(),
                "needed", FEWEST));
    }

    /** Histograms of the counts of the given protocols together, one for each number of users that captures hold. */
    public List<CountHistogram> countsByUsers(Collection<Protocol> of) {
        Map<Integer, CountHistogram> byUsers = new TreeMap<>();
        for (CountSeries capture : series) {
            byUsers.merge(capture.users(), CountHistogram.of(capture.users(), capture.total(of)), CountHistogram::plus);
        }
        return List.copyOf(byUsers.values());
    }

    /** Length of the longest capture in seconds. */
    public int longestSeconds() {
        return series.stream().mapToInt(CountSeries::seconds).max().orElseThrow();
    }

    private static CountSeries wholeSeries(CaptureMetrics capture) {
        return new CountSeries(capture.users(), capture.series().cps());
    }

    private static PerProtocol<DurationStatistics> statistics(
            CaptureMetrics capture, PerProtocol<CaptureMetrics.Durations> durations) {
        return durations.map(each -> DurationStatistics.of(each, capture.clockResolutionNanos()));
    }
}
