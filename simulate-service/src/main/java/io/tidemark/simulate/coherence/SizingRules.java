package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.SizingQuestion;

/**
 * What holds of an answer to a sizing question. A size is the peak at the certainty, times the factors: it is no less than any
 * quantile up to the certainty with the same factors, and no more than any from there on; below a certainty of 0.5 it
 * may well lie below the peak's median.
 */
final class SizingRules {

    private SizingRules() {}

    static void check(SizingAnswer answer, Claims claims) {
        check(answer.question(), answer.concurrentConnections(), claims.of("concurrentConnections"));
        check(answer.question(), answer.newConnectionsPerSecond(), claims.of("newConnectionsPerSecond"));
        LogRules.check(answer.logVolume(), answer.newConnectionsPerSecond().level(), claims.of("logVolume"));
        SizingAnswer.Simulation simulation = answer.simulation();
        claims.rise(
                "the simulated peak lies in its interval",
                named("simulation.low", simulation.low()),
                named("simulation.peak", simulation.peak()),
                named("simulation.high", simulation.high()));
        claims.rise(
                "connection tracking holds the size",
                named("size", answer.concurrentConnections().size()),
                named("nfConntrack.max", answer.nfConntrack().max()),
                named("nfConntrack.hashsize", answer.nfConntrack().hashsize()));
    }

    private static void check(SizingQuestion question, SizingAnswer.Demand demand, Claims claims) {
        LevelRules.check(demand.level(), claims);
        SizingAnswer.Peak peak = demand.peak();
        claims.rise(
                "the peak's quantiles rise",
                named("peak.median", peak.median()),
                named("peak.q90", peak.q90()),
                named("peak.q99", peak.q99()));
        claims.rise(
                "the peak's median is no less than the level's",
                named("median", demand.median()),
                named("peak.median", peak.median()));
        claims.rise(
                "the peak's 99 % quantile is no less than the level's",
                named("q99", demand.q99()), named("peak.q99", peak.q99()));
        checkSize(question, demand, claims);
        RangeRules.check("uncertainty.parameters", demand.uncertainty().parameters(), claims);
        RangeRules.check("uncertainty.chance", demand.uncertainty().chance(), claims);
        AgreementRules.check(demand.agreement(), claims);
    }

    private static void checkSize(SizingQuestion question, SizingAnswer.Demand demand, Claims claims) {
        demand.level().quantiles().stream()
                .filter(quantile -> quantile.p() <= question.certainty())
                .forEach(quantile -> claims.rise(
                        "the size is no less than the level's quantiles up to the certainty",
                        named("quantile " + quantile.p(), question.factors().size(quantile.value())),
                        named("size", demand.size())));
        checkSize(question, demand, 0.5, demand.peak().median(), claims);
        checkSize(question, demand, 0.9, demand.peak().q90(), claims);
        checkSize(question, demand, 0.99, demand.peak().q99(), claims);
    }

    private static void checkSize(
            SizingQuestion question, SizingAnswer.Demand demand, double p, long peak, Claims claims) {
        Claims.Named size = named("size", demand.size());
        Claims.Named ofPeak = named(
                "the peak's quantile " + p + " times the factors",
                question.factors().size(peak));
        if (question.certainty() >= p) {
            claims.rise("the size is no less than the peak's quantiles up to the certainty", ofPeak, size);
        }
        if (question.certainty() <= p) {
            claims.rise("the size is no more than the peak's quantiles from the certainty on", size, ofPeak);
        }
    }
}
