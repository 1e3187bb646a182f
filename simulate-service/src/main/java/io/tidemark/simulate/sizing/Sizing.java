package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.MixedLaw;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleToLongFunction;

/**
 * Answers what to size for: the smallest n with P(peak over the horizon &lt;= n) &gt;= certainty, for concurrent connections and
 * for new connections per second, times growth and headroom. The level in a second is exact under each draw, and so is the peak
 * of new connections of one class of users; other peaks are simulated.
 */
public final class Sizing {

    private final List<SizedClass> classes;
    private final MixedLaw law;
    private final Stages stages;

    /**
     * @param classes the users, class by class
     * @param stages told of every stage
     */
    public Sizing(List<SizedClass> classes, Stages stages) {
        this.classes = List.copyOf(classes);
        this.law = MixedLaw.of(classes.stream().map(SizedClass::asUserClass).toList());
        this.stages = stages;
    }

    /** The answer to a question. */
    public SizingAnswer answer(SizingQuestion question) {
        PredictiveLaw concurrent = stages.run("law", law::concurrentConnections);
        PredictiveLaw arriving = stages.run("arrivals", law::newConnectionsPerSecond);
        SimulatedPeaks peaks = stages.run(
                "peak",
                () -> new PeakSimulation(law, question.horizonSeconds()).simulate(question.paths(), question.seed()));
        SizingAnswer.Demand concurrentDemand =
                demand(question, concurrent, peaks.law()::quantile, peaks.credible()::at);
        SizingAnswer.Demand arrivingDemand = stages.run("arrivals", () -> arrivingDemand(question, arriving));
        return new SizingAnswer(
                concurrentDemand,
                arrivingDemand,
                simulation(question, peaks.law()),
                ConntrackTable.of(concurrentDemand.size()),
                new Sentence(question, classes, law.blocks().historySeconds()).with(concurrentDemand.size()),
                Warnings.of(classes, question));
    }

    /**
     * The addresses of a NAT gateway for all users. A user's ports are the size for one user by the same question, of the most
     * demanding class.
     *
     * @param blockSize ports of a block
     */
    public NatAddresses natAddresses(SizingQuestion question, int blockSize) {
        long ports = classes.stream()
                .mapToLong(each -> stages.run(
                        "nat",
                        () -> new PeakSimulation(each.law(), 1, question.horizonSeconds())
                                .peaks(question.paths(), question.seed())
                                .quantile(question.certainty())))
                .max()
                .orElseThrow();
        long users = classes.stream().mapToLong(SizedClass::users).sum();
        return NatAddresses.of(users, question.factors().size(ports), blockSize);
    }

    private SizingAnswer.Demand arrivingDemand(SizingQuestion question, PredictiveLaw arriving) {
        if (classes.size() > 1) {
            SimulatedPeaks peaks =
                    new MixedNewConnections(law, question.horizonSeconds()).simulate(question.paths(), question.seed());
            return demand(question, arriving, peaks.law()::quantile, peaks.credible()::at);
        }
        ConcurrencyLaw only = classes.get(0).law();
        NewConnectionsPeak peak =
                new NewConnectionsPeak(only, classes.get(0).users(), question.horizonSeconds(), question.seed());
        long start = arriving.quantile(0.9999).value();
        return demand(question, arriving, p -> peak.quantile(p, start), p -> peak.credible(p, start));
    }

    private static SizingAnswer.Demand demand(
            SizingQuestion question,
            PredictiveLaw level,
            DoubleToLongFunction peak,
            DoubleFunction<CredibleRange> credible) {
        Factors factors = question.factors();
        CredibleRange range = credible.apply(question.certainty());
        return new SizingAnswer.Demand(
                factors.size(peak.applyAsLong(question.certainty())),
                factors.size(range.low()),
                factors.size(range.high()),
                level.quantile(0.5).value(),
                level.quantile(0.95).value(),
                level.quantile(0.99).value(),
                level.quantile(0.999).value(),
                new SizingAnswer.Peak(peak.applyAsLong(0.5), peak.applyAsLong(0.9), peak.applyAsLong(0.99)));
    }

    private static SizingAnswer.Simulation simulation(SizingQuestion question, PeakLaw peaks) {
        double certainty = question.certainty();
        return new SizingAnswer.Simulation(
                peaks.size(),
                question.seed(),
                peaks.quantile(certainty),
                peaks.quantileLow(certainty),
                peaks.quantileHigh(certainty));
    }
}
