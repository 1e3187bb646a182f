package io.tidemark.fit.model;

import io.tidemark.contracts.family.ModelName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The source article's model: {@code nb} arrivals and {@code gamma} durations of TCP and UDP together, zero durations
 * dropped, connections still open taken as if they had ended, sessions of before the captures not known. It is kept for comparison; it does not describe real
 * traffic.
 */
final class ArticleModel implements Model {

    private static final List<Protocol> BOTH = List.of(Protocol.values());

    private final ArrivalFamily arrivals;
    private final DurationFamily durations;

    ArticleModel(ArrivalFamily arrivals, DurationFamily durations) {
        this.arrivals = arrivals;
        this.durations = durations;
    }

    @Override
    public String name() {
        return ModelName.ARTICLE;
    }

    @Override
    public Posterior posterior(Observations observations) {
        DurationStatistics pooled = observations
                .durations()
                .tcp()
                .plus(observations.durations().udp())
                .positiveAsIfEnded();
        Supplier<ArrivalBlock> counts = arrivals.given(observations, BOTH);
        Supplier<DurationBlock> lengths = durations.given(pooled, observations.longestSeconds());
        return new Posterior(() -> new Factors(
                counts.get(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Factors.DurationFactor(BOTH, lengths.get()))));
    }
}
