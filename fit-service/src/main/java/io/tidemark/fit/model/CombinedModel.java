package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.family.ModelName;
import io.tidemark.contracts.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Arrivals of one family and durations of TCP and UDP apart, each of its own family. The counts are those of both
 * protocols together, for they are correlated; each connection is TCP with probability {@code tcp_share}. A protocol that
 * is left out of the observations has no parameters and adds nothing to the counts; protocols too thin to have a law each share
 * one, and then there is no share either. Sessions that were open before the captures are counted apart ({@link StandingSessions}).
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
        return ModelName.of(arrivals.name(), durations.map(DurationFamily::name))
                .toString();
    }

    @Override
    public Posterior posterior(Observations observations) {
        Supplier<ArrivalBlock> counts = arrivals.given(observations, observations.protocols());
        Optional<TcpShare> share =
                observations.laws().size() > 1 ? Optional.of(share(observations.durations())) : Optional.empty();
        Optional<StandingBlock> standing = observations.standing().map(StandingBlock::new);
        List<Supplier<Factors.DurationFactor>> lengths = observations.laws().stream()
                .map(sharing -> durationFactor(sharing, observations))
                .toList();
        return new Posterior(() -> new Factors(
                counts.get(),
                share,
                standing,
                lengths.stream().map(Supplier::get).toList()));
    }

    @Override
    public List<Finding> findings(Observations observations) {
        return Stream.concat(
                        observations.thinProtocols().stream(),
                        observations.standing().map(StandingSessions::finding).stream())
                .toList();
    }

    private static TcpShare share(PerProtocol<DurationStatistics> observed) {
        return new TcpShare(observed.tcp().connections(), observed.udp().connections());
    }

    /** The factor of protocols that share one law, of TCP's family where they are both. */
    private Supplier<Factors.DurationFactor> durationFactor(List<Protocol> sharing, Observations observations) {
        Supplier<DurationBlock> lengths =
                sharing.get(0).of(durations).given(observations.durations(sharing), observations.longestSeconds());
        return () -> new Factors.DurationFactor(sharing, lengths.get());
    }
}
