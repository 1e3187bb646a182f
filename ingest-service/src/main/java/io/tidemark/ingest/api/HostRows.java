package io.tidemark.ingest.api;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.ingest.host.HostTraffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hosts as CSV (RFC 4180), a row each; what a host does not have is left empty. No value needs quotes. */
final class HostRows {

    /** Media type of comma-separated values. */
    static final String CSV = "text/csv";

    private static final List<String> QUANTILES = List.of("0.5", "0.9", "0.99");
    private static final Map<String, Function<HostTraffic, Object>> COLUMNS = columns();

    private HostRows() {}

    static String of(List<HostTraffic> hosts) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS.keySet())).append('\n');
        for (HostTraffic host : hosts) {
            csv.append(COLUMNS.values().stream()
                            .map(column -> Objects.toString(column.apply(host), ""))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    private static Map<String, Function<HostTraffic, Object>> columns() {
        Map<String, Function<HostTraffic, Object>> columns = new LinkedHashMap<>();
        columns.put("host", HostTraffic::host);
        columns.put("tcpConnections", host -> host.connections().tcp());
        columns.put("udpConnections", host -> host.connections().udp());
        columns.put("connectionsPerSecond", HostTraffic::connectionsPerSecond);
        columns.put("maxConnectionsInASecond", HostTraffic::maxConnectionsInASecond);
        putDurations(columns, "tcp", PerProtocol::tcp);
        putDurations(columns, "udp", PerProtocol::udp);
        columns.put("meanConcurrency", HostTraffic::meanConcurrency);
        columns.put("maxConcurrency", HostTraffic::maxConcurrency);
        columns.put("startEpochNanos", HostTraffic::startEpochNanos);
        columns.put("endEpochNanos", HostTraffic::endEpochNanos);
        return columns;
    }

    private static void putDurations(
            Map<String, Function<HostTraffic, Object>> columns,
            String protocol,
            Function<PerProtocol<HostTraffic.Durations>, HostTraffic.Durations> which) {
        columns.put(
                protocol + "MeanSeconds",
                host -> which.apply(host.durationsSeconds()).mean());
        for (String probability : QUANTILES) {
            columns.put(
                    protocol + "Seconds" + probability,
                    host -> which.apply(host.durationsSeconds()).quantiles().get(probability));
        }
    }
}
