package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.MixedLaw;
import java.util.List;

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
        Level concurrent = Level.of(stages.run("law", law::concurrentConnections));
        Level arriving = Level.of(stages.run("arrivals", law::newConnectionsPerSecond));
        SimulatedPeaks simulated = stages.run(
                "peak",
                () -> new PeakSimulation(law, question.horizonSeconds()).simulate(question.paths(), question.seed()));
        SizingAnswer.Demand concurrentDemand = demand(question, new PeaksOfLevel(simulated, concurrent));
        SizingAnswer.Demand arrivingDemand = stages.run(
                "arrivals", () -> demand(question, new PeaksOfLevel(arrivingPeaks(question, arriving), arriving)));
        return new SizingAnswer(
                question,
                concurrentDemand,
                arrivingDemand,
                stages.run("log", () -> LogVolume.of(law, question.factors())),
                simulation(question, simulated.law(), concurrent),
                ConntrackTable.of(concurrentDemand.size()),
                new Sentence(question, classes, law.blocks().historySeconds()).with(concurrentDemand.size()),
                Findings.of(classes, question));
    }

    /**
     * The addresses of a NAT gateway for all users. A user's ports are the size for one user by the same question, of the most
     * demanding class.
     *
     * @param blockSize ports of a block
     */
    public NatAnswer nat(SizingQuestion question, int blockSize) {
        List<PeaksOfLevel> ofOneUser = classes.stream()
                .map(each -> stages.run("nat", () -> ofOneUser(question, each.law())))
                .toList();
        long ports = ofOneUser.stream()
                .mapToLong(peaks -> peaks.quantile(question.certainty()))
                .max()
                .orElseThrow();
        long users = classes.stream().mapToLong(SizedClass::users).sum();
        return new NatAnswer(
                question,
                users,
                ofOneUser.stream().map(PeaksOfLevel::level).toList(),
                NatAddresses.of(users, question.factors().size(ports), blockSize));
    }

    private static PeaksOfLevel ofOneUser(SizingQuestion question, ConcurrencyLaw law) {
        PeakSimulation simulation = new PeakSimulation(law, 1, question.horizonSeconds());
        return new PeaksOfLevel(
                simulation.simulate(question.paths(), question.seed()), Level.of(law.concurrentConnections(1)));
    }

    private Peaks arrivingPeaks(SizingQuestion question, Level arriving) {
        if (classes.size() > 1) {
            return new MixedNewConnections(law, question.horizonSeconds()).simulate(question.paths(), question.seed());
        }
        SizedClass only = classes.get(0);
        return new ComputedPeaks(
                new NewConnectionsPeak(only.law(), only.users(), question.horizonSeconds(), question.seed()),
                arriving.quantile(0.9999));
    }

    private SizingAnswer.Demand demand(SizingQuestion question, PeaksOfLevel peaks) {
        Factors factors = question.factors();
        long size = factors.size(peaks.quantile(question.certainty()));
        return new SizingAnswer.Demand(
                size,
                peaks.level(),
                new SizingAnswer.Peak(peaks.quantile(0.5), peaks.quantile(0.9), peaks.quantile(0.99)),
                Uncertainty.of(
                        question,
                        captures(),
                        size,
                        peaks.credible(question.certainty()).times(factors),
                        peaks.peaks().chance().times(factors)),
                peaks.agreement());
    }

    private int captures() {
        return classes.stream()
                .mapToInt(each -> each.evidence().captures().size())
                .sum();
    }

    /** What the paths say, by the same token no less than the level. */
    private static SizingAnswer.Simulation simulation(SizingQuestion question, PeakLaw peaks, Level level) {
        double certainty = question.certainty();
        long least = level.leastOfPeak(certainty).value();
        return new SizingAnswer.Simulation(
                peaks.size(),
                question.seed(),
                Math.max(peaks.quantile(certainty), least),
                Math.max(peaks.quantileLow(certainty), least),
                Math.max(peaks.quantileHigh(certainty), least));
    }
}
