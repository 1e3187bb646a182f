package io.tidemark.simulate.answers;

import io.tidemark.simulate.backtest.Verdict;
import io.tidemark.simulate.coherence.Coherence;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.Population;
import io.tidemark.simulate.sizing.BusiestHour;
import io.tidemark.simulate.sizing.DeviceChoice;
import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.MeanLevel;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.NatAnswer;
import io.tidemark.simulate.sizing.PopulationCertainty;
import io.tidemark.simulate.sizing.SizedClass;
import io.tidemark.simulate.sizing.Sizing;
import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.SizingQuestion;
import io.tidemark.simulate.sizing.Stages;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers what to size for. What was simulated last is kept, for a page asks the same whenever it is opened, and the same question
 * always has the same answer.
 */
public final class SizingAnswers {

    /** Answers that are kept, a few hundred bytes each. */
    private static final int KEPT = 256;

    private final DoneFits fits;
    private final ConcurrencyLaws laws;
    private final Backtests backtests;
    private final Stages stages;
    private final RecentlyUsed<Asked, SizingAnswer> answers = new RecentlyUsed<>(KEPT);

    /**
     * @param fits the fits to ask of
     * @param laws their laws
     * @param backtests their backtests, whose verdict is evidence
     * @param stages told of every stage
     */
    public SizingAnswers(DoneFits fits, ConcurrencyLaws laws, Backtests backtests, Stages stages) {
        this.fits = fits;
        this.laws = laws;
        this.backtests = backtests;
        this.stages = stages;
    }

    /** All that an answer depends on. */
    private record Asked(
            List<AskedClass> classes, int historySeconds, SizingQuestion question, Assumptions assumptions) {}

    /** Users like those of a fit, and what is known of it by now. */
    private record AskedClass(String fitId, Evidence evidence, int users) {}

    /** A class of users with the fit that it is like. */
    private record Fitted(StoredFit fit, SizedClass sized) {

        AskedClass asked() {
            return new AskedClass(fit.id(), sized.evidence(), sized.users());
        }

        Optional<MeanLevel> meanLevel() {
            return fit.meanLevel().map(level -> level.times(sized.users()));
        }
    }

    /**
     * The answer to a request.
     *
     * @throws NoAnswerException where there is no such fit
     * @throws NoAnswerYetException where one of the fits is not done
     * @throws io.tidemark.simulate.coherence.IncoherentAnswer where the answer contradicts itself
     */
    public SizingResult of(SizingRequest request) {
        return withPopulation(alone(request));
    }

    /** The same without what people who differ make of it. */
    SizingResult alone(SizingRequest request) {
        List<Fitted> classes = fitted(request);
        Sizing sizing = sizing(classes);
        Coherence coherence =
                new Coherence(request.classes().stream().map(UserClass::fit).toList());
        SizingAnswer answer = answer(request, classes, sizing);
        coherence.require(answer);
        Optional<MeanLevel> meanLevel = meanLevel(classes);
        meanLevel.ifPresent(coherence::require);
        return new SizingResult(
                request,
                answer,
                meanLevel,
                nat(request, sizing, coherence),
                devices(request, answer),
                Optional.empty());
    }

    /** An answer, with what people who differ make of it where they are of one fit that knows how. */
    SizingResult withPopulation(SizingResult result) {
        List<Fitted> classes = fitted(result.request());
        SizedClass first = classes.get(0).sized();
        if (classes.size() > 1) {
            return result;
        }
        return result.with(first.law().population().map(population -> {
            SizingRequest alike = result.request().alike();
            List<Fitted> fitted = fitted(alike);
            return new SizingResult.OfPopulation(
                    PopulationCertainty.of(first.law(), population, first.evidence()),
                    answer(alike, fitted, sizing(fitted)),
                    busiestHour(
                            classes.get(0).fit(), population, result.request().assumptions()));
        }));
    }

    private static Optional<BusiestHour> busiestHour(StoredFit fit, Population population, Assumptions assumptions) {
        return assumptions
                .hoursOf(fit)
                .flatMap(hours -> BusiestHour.of(
                        population, hours, fit.evidence().hours().orElseThrow(), fit.tellsWeekendsApart()));
    }

    private Sizing sizing(List<Fitted> classes) {
        return new Sizing(classes.stream().map(Fitted::sized).toList(), stages);
    }

    private SizingAnswer answer(SizingRequest request, List<Fitted> classes, Sizing sizing) {
        return answers.get(asked(request, classes), () -> sizing.answer(request.question()));
    }

    /** The classes, none of which is worked on before all fits are known to be done. */
    private List<Fitted> fitted(SizingRequest request) {
        List<StoredFit> done =
                request.classes().stream().map(each -> fits.of(each.fit())).toList();
        Assumptions assumptions = request.assumptions()
                .atOneTime(
                        done, request.classes().stream().map(UserClass::users).toList());
        return IntStream.range(0, done.size())
                .mapToObj(i -> {
                    StoredFit fit = done.get(i);
                    ConcurrencyLaw law = laws.of(fit, request.historySeconds(), assumptions);
                    return new Fitted(
                            fit,
                            new SizedClass(
                                    law, evidence(fit), request.classes().get(i).users()));
                })
                .toList();
    }

    /** What the fit rests on, and whether it predicted it. */
    private Evidence evidence(StoredFit fit) {
        return backtests
                .of(fit)
                .filter(backtest -> backtest.verdict() == Verdict.CONTRADICTED)
                .map(backtest -> fit.evidence().with(backtest.finding()))
                .orElse(fit.evidence());
    }

    private static Asked asked(SizingRequest request, List<Fitted> classes) {
        return new Asked(
                classes.stream().map(Fitted::asked).toList(),
                request.historySeconds(),
                request.question(),
                request.assumptions());
    }

    /** The mean level of all users; none where one of the fits does not know its own. */
    private static Optional<MeanLevel> meanLevel(List<Fitted> classes) {
        return classes.stream()
                .map(Fitted::meanLevel)
                .reduce((some, others) -> some.flatMap(level -> others.map(level::plus)))
                .orElseThrow();
    }

    private static Optional<NatAddresses> nat(SizingRequest request, Sizing sizing, Coherence coherence) {
        if (request.natBlock().isEmpty()) {
            return Optional.empty();
        }
        NatAnswer answer = sizing.nat(request.question(), request.natBlock().getAsInt());
        coherence.require(answer);
        return Optional.of(answer.addresses());
    }

    private static Optional<DeviceChoice> devices(SizingRequest request, SizingAnswer answer) {
        return request.catalogue().isEmpty()
                ? Optional.empty()
                : Optional.of(DeviceChoice.of(
                        request.catalogue(),
                        answer.concurrentConnections().size(),
                        answer.newConnectionsPerSecond().size()));
    }
}
