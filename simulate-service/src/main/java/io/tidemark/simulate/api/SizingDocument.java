package io.tidemark.simulate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.contracts.finding.Spoken;
import io.tidemark.simulate.answers.Assumptions;
import io.tidemark.simulate.answers.SizingRequest;
import io.tidemark.simulate.answers.SizingResult;
import io.tidemark.simulate.answers.UserClass;
import io.tidemark.simulate.sizing.BusiestHour;
import io.tidemark.simulate.sizing.ConntrackTable;
import io.tidemark.simulate.sizing.CountRange;
import io.tidemark.simulate.sizing.Device;
import io.tidemark.simulate.sizing.DeviceChoice;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.PopulationCertainty;
import io.tidemark.simulate.sizing.PopulationSentence;
import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.Uncertainty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * @param population how certain that is for people who differ; null where all are taken to be alike, or the fits do not know better
 * @param logVolume lines that a firewall writes to its log, one whenever a session ends
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
        Population population,
        LogVolume logVolume,
        Factors factors,
        SizingAnswer.Simulation simulation,
        ConntrackTable nfConntrack,
        NatAddresses nat,
        Devices devices,
        String sentence,
        List<String> warnings,
        List<FindingDocument> findings) {

    private static final MathContext DIGITS = new MathContext(6);

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
                result.meanLevel()
                        .map(level -> MeanLevel.of(level, result.ofThoseCaptured()))
                        .orElse(null),
                Demand.of(answer.concurrentConnections()),
                Demand.of(answer.newConnectionsPerSecond()),
                result.population()
                        .map(known -> Population.of(known, request.assumptions()))
                        .orElse(null),
                LogVolume.of(answer.logVolume()),
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
     * How certain the answer is for people who differ, as their hours do.
     *
     * @param people number of people captured
     * @param hours for how long each, on average
     * @param personSd standard deviation of the logarithm of people's rates
     * @param hoursSd that of a person's half hours
     * @param restsOnPrior whether the captures hardly tell how people differ, so that public data do
     * @param factor90 the 95 % point of the mean level of all users over its 50 % point
     * @param prior what is taken to be known of people's rates before: {@code public} or {@code flat}
     * @param captured which hours were captured: {@code typical-hours} or {@code busy-hour}
     * @param hoursOfDay the hours that are sized for; absent where hours of the day are not told apart
     * @param alike the answer if everybody were like those captured
     * @param next what factor90 would come to with so many people captured, for so many hours each
     * @param text the same in words
     */
    record Population(
            int people,
            double hours,
            PopulationCertainty.Interval personSd,
            PopulationCertainty.Interval hoursSd,
            boolean restsOnPrior,
            double factor90,
            String prior,
            String captured,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<HoursOfDay> hoursOfDay,
            Alike alike,
            List<PopulationCertainty.Next> next,
            String text) {

        static Population of(SizingResult.OfPopulation population, Assumptions assumptions) {
            PopulationCertainty certainty = population.certainty();
            Alike alike = Alike.of(population.alike());
            return new Population(
                    certainty.people(),
                    rounded(certainty.hours()),
                    rounded(certainty.personSd()),
                    rounded(certainty.hoursSd()),
                    certainty.restsOnPrior(),
                    rounded(certainty.factor90()),
                    Assumptions.word(assumptions.prior()),
                    Assumptions.word(assumptions.captured()),
                    population.busiestHour().map(HoursOfDay::of),
                    alike,
                    certainty.next().stream()
                            .map(each ->
                                    new PopulationCertainty.Next(each.people(), each.hours(), rounded(each.factor90())))
                            .toList(),
                    words(population, alike, assumptions));
        }

        private static String words(SizingResult.OfPopulation population, Alike alike, Assumptions assumptions) {
            String ofDay =
                    population.busiestHour().map(each -> " " + each.words()).orElse("");
            String hours = assumptions.captured() == Assumptions.Captured.BUSY_HOUR
                    ? " The hours captured are taken to be the busiest."
                    : "";
            String prior = assumptions.prior() == Assumptions.Prior.FLAT
                    ? " What public captures tell of people's rates is left out."
                    : "";
            return PopulationSentence.of(population.certainty(), alike.size()) + ofDay + hours + prior;
        }

        private static PopulationCertainty.Interval rounded(PopulationCertainty.Interval interval) {
            return new PopulationCertainty.Interval(
                    SizingDocument.rounded(interval.q5()),
                    SizingDocument.rounded(interval.q50()),
                    SizingDocument.rounded(interval.q95()));
        }

        private static double rounded(double value) {
            return SizingDocument.rounded(value);
        }
    }

    /**
     * Hours of the day that are sized for.
     *
     * @param from the first of them
     * @param to the one after the last
     * @param zone time zone that they are in
     * @param days {@code weekdays} where weekends are told apart, else {@code all}
     * @param allCaptured whether each of them was captured
     * @param busiest new connections of the busiest of them, to those of the mean hour captured
     */
    record HoursOfDay(
            int from, int to, String zone, String days, boolean allCaptured, PopulationCertainty.Interval busiest) {

        static HoursOfDay of(BusiestHour hour) {
            return new HoursOfDay(
                    hour.hours().first(),
                    hour.hours().end(),
                    "UTC",
                    hour.ofWeekdays() ? "weekdays" : "all",
                    hour.captured(),
                    Population.rounded(hour.tide()));
        }
    }

    /**
     * What it would be if everybody were like those captured.
     *
     * @param size concurrent connections to size for
     * @param low lower end of its 90 % credible range
     * @param high its upper end
     * @param newConnectionsPerSecond new connections a second to size for
     */
    record Alike(long size, long low, long high, long newConnectionsPerSecond) {

        static Alike of(SizingAnswer answer) {
            return new Alike(
                    answer.concurrentConnections().size(),
                    answer.concurrentConnections().low(),
                    answer.concurrentConnections().high(),
                    answer.newConnectionsPerSecond().size());
        }
    }

    /**
     * Concurrent connections of all users on average, to six digits.
     *
     * @param measured what was measured, over the length of the captures
     * @param low lower end of its 99 % range by its own sampling error
     * @param high upper end
     * @param predicted mean of the law of users like those captured, over the whole history
     * @param predictedWithinCapture what the fits predict over the length of the captures, to be held against what was measured
     */
    record MeanLevel(double measured, double low, double high, double predicted, double predictedWithinCapture) {

        static MeanLevel of(io.tidemark.simulate.sizing.MeanLevel captured, SizingAnswer answer) {
            return new MeanLevel(
                    rounded(captured.measured()),
                    rounded(captured.low()),
                    rounded(captured.high()),
                    rounded(answer.concurrentConnections().level().mean()),
                    rounded(captured.predicted()));
        }
    }

    /**
     * Lines of a firewall that writes one to its log whenever a session ends; those of sessions that begin, go on or are denied are not
     * counted. Growth is in all of them, headroom in none.
     *
     * @param sessionsEndedPerMinute sessions that end in a minute, of the busiest hour where hours of the day are told apart
     * @param linesPerDay lines of 24 hours, all like those captured
     * @param text the same in words
     */
    record LogVolume(EndedPerMinute sessionsEndedPerMinute, LinesPerDay linesPerDay, String text) {

        static LogVolume of(io.tidemark.simulate.sizing.LogVolume log) {
            EndedPerMinute ended = EndedPerMinute.of(log);
            LinesPerDay day = LinesPerDay.of(log);
            String text = "Log lines, one for each session that ends: " + Spoken.about(ended.mean())
                    + (log.meanHour() == 1 ? " a minute" : " a minute of the busiest hour") + " on average, at most "
                    + Spoken.about(ended.q99()) + " in 99 % of all minutes; "
                    + Spoken.about(day.mean()) + " a day (90 % range " + Spoken.about(day.low()) + " to "
                    + Spoken.about(day.high()) + "), if all hours are like those captured.";
            return new LogVolume(ended, day, text);
        }
    }

    /**
     * Sessions that end in a minute.
     *
     * @param mean their mean, to six digits
     * @param median their median
     * @param q95 the 95 % quantile
     * @param q99 the 99 % quantile
     */
    record EndedPerMinute(double mean, long median, long q95, long q99) {

        static EndedPerMinute of(io.tidemark.simulate.sizing.LogVolume log) {
            return new EndedPerMinute(
                    rounded(log.linesPerMinute()),
                    log.linesPerMinute(0.5),
                    log.linesPerMinute(0.95),
                    log.linesPerMinute(0.99));
        }
    }

    /**
     * Lines a day.
     *
     * @param mean their mean, to six digits
     * @param low lower end of its 90 % credible range: what the captures leave unknown
     * @param high upper end
     */
    record LinesPerDay(double mean, long low, long high) {

        static LinesPerDay of(io.tidemark.simulate.sizing.LogVolume log) {
            CountRange credible = log.credibleLinesPerDay();
            return new LinesPerDay(rounded(log.linesPerDay()), credible.low(), credible.high());
        }
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
