package io.tidemark.simulate.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.access.Visitors;
import io.tidemark.simulate.answers.BacktestAnswers;
import io.tidemark.simulate.answers.Backtests;
import io.tidemark.simulate.answers.ComparisonAnswers;
import io.tidemark.simulate.answers.ConcurrencyAnswers;
import io.tidemark.simulate.answers.ConcurrencyLaws;
import io.tidemark.simulate.answers.CurveAnswers;
import io.tidemark.simulate.answers.DoneFits;
import io.tidemark.simulate.answers.Fits;
import io.tidemark.simulate.answers.Measurements;
import io.tidemark.simulate.answers.Polling;
import io.tidemark.simulate.answers.ProfileAnswers;
import io.tidemark.simulate.answers.SizingAnswers;
import io.tidemark.simulate.sizing.Stages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Puts the parts together that know no framework. */
@Singleton
final class Wiring {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final SimulateConfig config;

    Wiring(SimulateConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    DoneFits doneFits(Fits fits, Visitors visitors) {
        return new DoneFits(fits, () -> visitors.current().reach());
    }

    @Produces
    @Singleton
    Turns turns(MeterRegistry meters) {
        Counter refused = meters.counter("tidemark.answers.refused");
        Turns turns = new Turns(config.answersAtOnce(), config.mostWaiting(), config.longestWait(), refused::increment);
        return meters.gauge("tidemark.answers.under.way", turns, Turns::underWay);
    }

    @Produces
    @Singleton
    ConcurrencyLaws laws(Fits fits, Stages stages) {
        return new ConcurrencyLaws(fits, stages, config.lawsKept());
    }

    @Produces
    @Singleton
    Backtests backtests(Fits fits, Measurements measurements, Stages stages) {
        return new Backtests(fits, measurements, stages, config.lawsKept());
    }

    @Produces
    @Singleton
    SizingAnswers sizing(DoneFits done, ConcurrencyLaws laws, Backtests backtests, Stages stages) {
        return new SizingAnswers(done, laws, backtests, stages);
    }

    @Produces
    @Singleton
    ProfileAnswers profiles(DoneFits done, SizingAnswers sizes) {
        return new ProfileAnswers(done, sizes);
    }

    @Produces
    @Singleton
    CurveAnswers curve(DoneFits done, ConcurrencyLaws laws, Stages stages) {
        return new CurveAnswers(done, laws, stages);
    }

    @Produces
    @Singleton
    ConcurrencyAnswers concurrency(DoneFits done, ConcurrencyLaws laws) {
        return new ConcurrencyAnswers(done, laws);
    }

    @Produces
    @Singleton
    ComparisonAnswers comparison(DoneFits done, Fits fits, Measurements measurements) {
        return new ComparisonAnswers(done, fits, measurements);
    }

    @Produces
    @Singleton
    BacktestAnswers backtest(DoneFits done, Fits fits, Backtests backtests, ManagedExecutor workers) {
        return new BacktestAnswers(done, fits, backtests, new Polling(BETWEEN_LOOKS, workers));
    }
}
