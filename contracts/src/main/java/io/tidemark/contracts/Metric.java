package io.tidemark.contracts;

import java.util.List;
import java.util.Set;

/**
 * What services tell of themselves at {@code /q/metrics} and operators may rely on. The table is the resource {@code metrics.csv}; services
 * tell more.
 *
 * @param name as Prometheus has it
 * @param services which services tell it
 * @param labels its labels that may be relied on
 */
public record Metric(String name, Set<String> services, Set<String> labels) {

    /** The whole table, in the order of the file. */
    public static final List<Metric> ALL =
            Table.rows("metrics.csv").stream().map(Metric::parse).toList();

    public Metric {
        services = Set.copyOf(services);
        labels = Set.copyOf(labels);
    }

    /**
     * Names of what a service does not tell, and should.
     *
     * @param told what it answers at {@code /q/metrics}, in Prometheus' text format
     */
    public static List<String> missing(String service, String told) {
        return ALL.stream()
                .filter(metric -> metric.services.contains(service))
                .map(Metric::name)
                .filter(name ->
                        told.lines().noneMatch(line -> line.startsWith(name + "{") || line.startsWith(name + " ")))
                .toList();
    }

    private static Metric parse(String[] cells) {
        return new Metric(cells[0], Set.copyOf(Table.words(cells[1])), Set.copyOf(Table.words(cells[2])));
    }
}
