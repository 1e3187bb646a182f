package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.function.DoubleToLongFunction;

/**
 * Answers what to size for: the smallest n with P(peak over the horizon &lt;= n) &gt;= certainty, for concurrent connections and
 * for new connections per second, times growth and headroom. The level in a second and the peak of new connections are exact
 * under each draw, the peak of concurrent connections is simulated.
 */
public final class Sizing {

    private final ConcurrencyLaw law;
    private final Evidence evidence;
    private final Stages stages;

    /**
     * @param law posterior and history
     * @param evidence what the posterior rests on
     * @param stages told of every stage
     */
    public Sizing(ConcurrencyLaw law, Evidence evidence, Stages stages) {
        this.law = law;
        this.evidence = evidence;
        this.stages = stages;
    }

    /** The answer to a question. */
    public SizingAnswer answer(SizingQuestion question) {
        int users = question.users();
        PredictiveLaw concurrent = stages.run("law", () -> law.concurrentConnections(users));
        PredictiveLaw arriving = stages.run("arrivals", () -> law.newConnectionsPerSecond(users));
        PeakLaw peaks = stages.run(
                "peak",
                () -> new PeakSimulation(law, users, question.horizonSeconds())
                        .peaks(question.paths(), question.seed()));
        NewConnectionsPeak arrivingPeak = stages.run(
                "arrivals", () -> new NewConnectionsPeak(law, users, question.horizonSeconds(), question.seed()));
        long start = arriving.quantile(0.9999).value();
        SizingAnswer.Demand concurrentDemand = demand(question, concurrent, peaks::quantile);
        SizingAnswer.Demand arrivingDemand =
                stages.run("arrivals", () -> demand(question, arriving, p -> arrivingPeak.quantile(p, start)));
        return new SizingAnswer(
                concurrentDemand,
                arrivingDemand,
                simulation(question, peaks),
                new Sentence(question, evidence, law.blocks().historySeconds()).with(concurrentDemand.size()),
                new Warnings(law, evidence).of(question));
    }

    private static SizingAnswer.Demand demand(SizingQuestion question, PredictiveLaw level, DoubleToLongFunction peak) {
        return new SizingAnswer.Demand(
                question.factors().size(peak.applyAsLong(question.certainty())),
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
