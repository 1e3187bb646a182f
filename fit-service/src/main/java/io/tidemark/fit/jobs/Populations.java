package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.PopulationFitter;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.people.CapturedHours;
import io.tidemark.fit.people.CapturedPeople;
import io.tidemark.fit.people.PeopleData;
import io.tidemark.fit.people.PersonCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The population that the people of captures were drawn from, beside every model. How people open connections is sampled once for all models and session definitions under which their
 * counts are the same. Used by all workers at once.
 */
final class Populations {

    /** Values of draws that are remembered: 32 MB. */
    private static final long MOST_REMEMBERED = 4_000_000;

    /** Nothing of a fit's own chains is in those of its population. */
    private static final long SEED_APART = 0x9e3779b97f4a7c15L;

    private record Key(List<PersonCounts> counts, SamplerSettings settings) {}

    /** What counts of people take, in as many values. */
    private static final long OF_COUNTS = 20_000;

    private final SharedWork<Key, Optional<PopulationFitter.Opened>> opened = new SharedWork<>(
            of -> OF_COUNTS + of.map(PopulationFitter.Opened::size).orElse(0L), MOST_REMEMBERED);

    /** A fit with whom it rests on, and the population beside its model, where captures tell of people. */
    FitResult beside(
            FitResult result, FitOrder order, List<CaptureMetrics> captures, Executor executor, RunningFit running) {
        return PeopleData.of(captures)
                .map(people -> beside(result, people, population(people, order, executor, running)))
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
                                Arrays.stream(seconds, 0, HoursOfDay.HOURS)
                                        .boxed()
                                        .toList(),
                                sampled.meanTide()))
                : Optional.empty();
    }

    private Optional<PopulationFitter.Result> population(
            PeopleData people, FitOrder order, Executor executor, RunningFit running) {
        SamplerSettings own = order.settings();
        SamplerSettings settings = new SamplerSettings(
                own.chains(), own.warmup(), own.draws(), own.seed() ^ SEED_APART, own.targetAcceptance());
        PopulationFitter fitter = new PopulationFitter(executor);
        return opened.get(
                        new Key(people.counts(), settings),
                        () -> fitter.opened(people, settings, running),
                        running::rest)
                .flatMap(of -> fitter.held(of, people, settings, running));
    }
}
