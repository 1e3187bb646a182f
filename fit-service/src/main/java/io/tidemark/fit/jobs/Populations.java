package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.PopulationFitter;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.people.CapturedHours;
import io.tidemark.fit.people.CapturedPeople;
import io.tidemark.fit.people.PeopleData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The population that the people of captures were drawn from, sampled once for all models of these captures. Used by all workers at once. */
final class Populations {

    /** Populations that are remembered, some 400 kB each, at most 1.8 MB. */
    private static final int REMEMBERED = 16;

    /** Of longer fits none is, for their draws are many times as large; each model then samples its own, with the same draws. */
    private static final long MOST_DRAWS_REMEMBERED = 16_000;

    /** Nothing of a fit's own chains is in those of its population. */
    private static final long SEED_APART = 0x9e3779b97f4a7c15L;

    private record Key(Basis basis, SamplerSettings settings) {}

    private final Map<Key, Optional<PopulationFitter.Result>> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<PopulationFitter.Result>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A fit with whom it rests on, and the population beside its model, where captures tell of people. */
    FitResult beside(
            FitResult result,
            FitOrder order,
            List<CaptureMetrics> captures,
            Executor executor,
            Cancellation cancellation) {
        return PeopleData.of(captures)
                .map(people -> beside(result, people, population(people, order, executor, cancellation)))
                .orElse(result);
    }

    private static FitResult beside(FitResult result, PeopleData people, Optional<PopulationFitter.Result> sampled) {
        return sampled.map(result::beside)
                .orElseGet(() -> result.with(Stream.of(FindingCode.PEOPLE_NOT_CONVERGED.alone())))
                .of(new CapturedPeople(
                        people.people(),
                        people.personSeconds(),
                        sampled.map(PopulationFitter.Result::people),
                        sampled.flatMap(population -> hours(people, population))));
    }

    private static Optional<CapturedHours> hours(PeopleData people, PopulationFitter.Result sampled) {
        return sampled.hasTide()
                ? people.hours()
                        .map(seconds -> new CapturedHours(
                                DoubleStream.of(seconds).boxed().toList(), sampled.meanTide()))
                : Optional.empty();
    }

    private Optional<PopulationFitter.Result> population(
            PeopleData people, FitOrder order, Executor executor, Cancellation cancellation) {
        Key key = new Key(order.basis(), order.settings());
        synchronized (known) {
            if (known.containsKey(key)) return known.get(key);
        }
        SamplerSettings own = order.settings();
        SamplerSettings settings = new SamplerSettings(
                own.chains(), own.warmup(), own.draws(), own.seed() ^ SEED_APART, own.targetAcceptance());
        Optional<PopulationFitter.Result> sampled = new PopulationFitter(executor).fit(people, settings, cancellation);
        if ((long) own.chains() * own.draws() <= MOST_DRAWS_REMEMBERED) {
            synchronized (known) {
                known.put(key, sampled);
            }
        }
        return sampled;
    }
}
