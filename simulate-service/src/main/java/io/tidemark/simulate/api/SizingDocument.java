package io.tidemark.simulate.api;

import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.simulate.answers.SizingRequest;
import io.tidemark.simulate.answers.SizingResult;
import io.tidemark.simulate.answers.UserClass;
import io.tidemark.simulate.sizing.ConntrackTable;
import io.tidemark.simulate.sizing.Device;
import io.tidemark.simulate.sizing.DeviceChoice;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.Uncertainty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answer of {@code /api/sizing}: what to size for.
 *
 * @param fit the fit it rests on; null where there are several
 * @param users number of users of all classes together
 * @param classes the users by the fit they are like
 * @param certainty probability that demand stays at or below the size
 * @param horizon how long, in ISO-8601 form
 * @param history how long the traffic is taken to have gone on before, in ISO-8601 form; no connection is held longer
 * @param meanLevel concurrent connections on average, as measured and as predicted; null where one of the fits does not know
 * @param concurrentConnections demand of concurrent connections
 * @param newConnectionsPerSecond demand of new connections per second
 * @param factors what the peaks were multiplied by
 * @param simulation how the peak of concurrent connections was found
 * @param nfConntrack settings of Linux' connection tracking for the size
 * @param nat public addresses of a NAT gateway; null where natBlock was not given
 * @param devices the smallest device of the catalogue that holds both sizes; null where there was none
 * @param sentence the answer in one sentence
 * @param warnings sentences of the findings
 * @param findings what to know before relying on it, the gravest first
 */
record SizingDocument(
        String fit,
        int users,
        List<UserClass> classes,
        double certainty,
        String horizon,
        String history,
        MeanLevel meanLevel,
        Demand concurrentConnections,
        Demand newConnectionsPerSecond,
        Factors factors,
        SizingAnswer.Simulation simulation,
        ConntrackTable nfConntrack,
        NatAddresses nat,
        Devices devices,
        String sentence,
        List<String> warnings,
        List<FindingDocument> findings) {

    static SizingDocument of(SizingResult result) {
        SizingRequest request = result.request();
        SizingAnswer answer = result.answer();
        List<UserClass> classes = request.classes();
        return new SizingDocument(
                classes.size() == 1 ? classes.get(0).fit() : null,
                request.users(),
                classes,
                request.question().certainty(),
                Duration.ofSeconds(request.question().horizonSeconds()).toString(),
                Duration.ofSeconds(request.historySeconds()).toString(),
                result.meanLevel().map(level -> MeanLevel.of(level, answer)).orElse(null),
                Demand.of(answer.concurrentConnections()),
                Demand.of(answer.newConnectionsPerSecond()),
                request.question().factors(),
                answer.simulation(),
                answer.nfConntrack(),
                result.nat().orElse(null),
                result.devices().map(Devices::of).orElse(null),
                answer.sentence(),
                FindingDocument.texts(answer.findings()),
                FindingDocument.of(answer.findings()));
    }

    /**
     * The choice among the devices of the catalogue.
     *
     * @param smallest the smallest that holds both sizes; null where none does
     * @param tooSmall those that do not, and why
     */
    record Devices(Device smallest, List<TooSmall> tooSmall) {

        static Devices of(DeviceChoice choice) {
            return new Devices(
                    choice.smallest().orElse(null),
                    choice.tooSmall().stream().map(TooSmall::of).toList());
        }
    }

    /**
     * A device that does not hold both sizes.
     *
     * @param name its name
     * @param reason what it lacks
     * @param findings the same as findings
     */
    record TooSmall(String name, String reason, List<FindingDocument> findings) {

        static TooSmall of(DeviceChoice.TooSmall device) {
            return new TooSmall(
                    device.name(),
                    String.join("; ", FindingDocument.texts(device.lacks())),
                    FindingDocument.of(device.lacks()));
        }
    }

    /**
     * Demand of one kind.
     *
     * @param size what to size for: the peak at the certainty, times the factors
     * @param low lower end of the size's 90 % credible range, which is {@code uncertainty.parameters}
     * @param high its upper end
     * @param median median of the level in a second
     * @param q95 its 95 % quantile
     * @param q99 its 99 % quantile
     * @param q999 its 99.9 % quantile
     * @param peak the largest level within the horizon
     * @param uncertainty what is not known of the parameters, and what is chance
     */
    record Demand(
            long size,
            long low,
            long high,
            long median,
            long q95,
            long q99,
            long q999,
            SizingAnswer.Peak peak,
            @Schema(description = UNCERTAINTY) Uncertainty uncertainty) {

        private static final String UNCERTAINTY =
                "parameters: where 90 % of the draws, each taken as the truth, put the size; what the captures leave unknown,"
                        + " chance averaged out. chance: 5 % to 95 % of the peak itself under the middle of the draws; what another"
                        + " day would bring if the parameters were known. Both after the same factors as the size. text says"
                        + " so, and why a size lies above the first: a high certainty has to hold over everything the captures"
                        + " leave possible, the highest draws included";

        static Demand of(SizingAnswer.Demand demand) {
            return new Demand(
                    demand.size(),
                    demand.low(),
                    demand.high(),
                    demand.median(),
                    demand.q95(),
                    demand.q99(),
                    demand.q999(),
                    demand.peak(),
                    demand.uncertainty());
        }
    }

    /**
     * Concurrent connections of all users on average, to six digits.
     *
     * @param measured what was measured, over the length of the captures
     * @param low lower end of its 99 % range by its own sampling error
     * @param high upper end
     * @param predicted mean of the law that the answer rests on, over the whole history
     * @param predictedWithinCapture what the fits predict over the length of the captures, to be held against what was measured
     */
    record MeanLevel(double measured, double low, double high, double predicted, double predictedWithinCapture) {

        private static final MathContext DIGITS = new MathContext(6);

        static MeanLevel of(io.tidemark.simulate.sizing.MeanLevel captured, SizingAnswer answer) {
            return new MeanLevel(
                    rounded(captured.measured()),
                    rounded(captured.low()),
                    rounded(captured.high()),
                    rounded(answer.concurrentConnections().level().mean()),
                    rounded(captured.predicted()));
        }

        private static double rounded(double value) {
            return new BigDecimal(value).round(DIGITS).doubleValue();
        }
    }
}
