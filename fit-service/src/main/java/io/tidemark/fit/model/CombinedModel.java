package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Arrivals of one family and durations of TCP and UDP apart, each of its own family. The counts are those of both
 * protocols together, for they are correlated; each connection is TCP with probability {@code tcp_share}. A protocol that
 * is left out of the observations has no parameters and adds nothing to the counts.
 */
final class CombinedModel implements Model {

    private final ArrivalFamily arrivals;
    private final PerProtocol<DurationFamily> durations;

    CombinedModel(ArrivalFamily arrivals, PerProtocol<DurationFamily> durations) {
        this.arrivals = arrivals;
        this.durations = durations;
    }

    @Override
    public String name() {
        String tcp = durations.tcp().name();
        String udp = durations.udp().name();
        return arrivals.name() + "+" + (tcp.equals(udp) ? tcp : tcp + "/" + udp);
    }

    @Override
    public Posterior posterior(Observations observations) {
        if (observations.protocols().isEmpty()) {
            throw new TooFewConnections("neither TCP nor UDP has the " + Observations.FEWEST
                    + " connections it takes to model it apart; model " + ArticleModel.NAME + " takes both together");
        }
        List<Protocol> protocols = observations.protocols();
        Supplier<ArrivalBlock> counts = arrivals.given(observations, protocols);
        Optional<TcpShare> share =
                protocols.size() > 1 ? Optional.of(share(observations.durations())) : Optional.empty();
        List<Supplier<Factors.DurationFactor>> lengths = protocols.stream()
                .map(protocol -> durationFactor(protocol, observations))
                .toList();
        return new Posterior(() -> new Factors(
                counts.get(), share, lengths.stream().map(Supplier::get).toList()));
    }

    private static TcpShare share(PerProtocol<DurationStatistics> observed) {
        return new TcpShare(observed.tcp().connections(), observed.udp().connections());
    }

    private Supplier<Factors.DurationFactor> durationFactor(Protocol protocol, Observations observations) {
        Supplier<DurationBlock> lengths =
                protocol.of(durations).given(protocol.of(observations.durations()), observations.longestSeconds());
        return () -> new Factors.DurationFactor(List.of(protocol), lengths.get());
    }
}
