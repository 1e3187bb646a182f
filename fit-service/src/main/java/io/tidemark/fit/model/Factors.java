package io.tidemark.fit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The independent factors of a posterior, in the order of its parameters: arrivals, the share of TCP where there are two
 * protocols, standing sessions where there are any, durations.
 *
 * @param arrivals how connections start
 * @param share which protocol a connection is of
 * @param standing how many sessions a user holds throughout
 * @param durations how long connections last
 */
record Factors(
        ArrivalBlock arrivals,
        Optional<TcpShare> share,
        Optional<StandingBlock> standing,
        List<DurationFactor> durations) {

    /**
     * Durations of one protocol, whose name then prefixes the parameters', or of several together.
     *
     * @param protocols the protocols
     * @param block the factor
     */
    record DurationFactor(List<Protocol> protocols, DurationBlock block) {

        List<Parameter> parameters() {
            return protocols.size() == 1
                    ? block.parameters().stream()
                            .map(each -> each.of(protocols.get(0)))
                            .toList()
                    : block.parameters();
        }
    }

    /** All factors in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(arrivals);
        share.ifPresent(blocks::add);
        standing.ifPresent(blocks::add);
        durations.forEach(each -> blocks.add(each.block()));
        return blocks;
    }

    /** All parameters in order, under their full names. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(arrivals.parameters());
        share.ifPresent(each -> parameters.addAll(each.parameters()));
        standing.ifPresent(each -> parameters.addAll(each.parameters()));
        durations.forEach(each -> parameters.addAll(each.parameters()));
        return List.copyOf(parameters);
    }
}
