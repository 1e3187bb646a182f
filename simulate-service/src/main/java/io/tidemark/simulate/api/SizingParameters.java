package io.tidemark.simulate.api;

import io.tidemark.contracts.HoursOfDay;
import io.tidemark.simulate.answers.Assumptions;
import io.tidemark.simulate.answers.CurveRequest;
import io.tidemark.simulate.answers.ProfilesRequest;
import io.tidemark.simulate.answers.SizingRequest;
import io.tidemark.simulate.answers.UserClass;
import io.tidemark.simulate.sizing.DayHours;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.SizingQuestion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what the parameters of a request ask to be sized for. */
@Singleton
final class SizingParameters {

    static final String PEOPLE = "people";
    static final String PRIOR = "prior";
    static final String CAPTURED = "captured";
    static final String HOURS = "hours";

    /** What each of these means, in the description of the interface. */
    static final String PEOPLE_MEANING =
            "differ: people and their hours differ, as far as the captures and public data tell, and the size allows for what they"
                    + " leave open; alike: all are like those captured. differ if not given";

    static final String PRIOR_MEANING =
            "public: what public captures tell of people's rates is known before; flat: nothing is. public if not given";

    static final String CAPTURED_MEANING =
            "typical-hours: people's other hours are as often busier as quieter; busy-hour: the hours captured are the busiest, and"
                    + " the size is for those. typical-hours if not given";

    static final String HOURS_MEANING =
            "hours of the day to size for, in UTC, such as 9-17, where a fit tells them apart (captures of six hours of the day or"
                    + " more); the horizon is then as long. If not given, the busiest of those captured, as many as the horizon has";

    private static final String HOURS_EXPECTED = "two hours of the day with a hyphen between them, such as 9-17";

    private static final double MAX_GROWTH = 10;
    private static final double MAX_YEARS = 50;
    private static final Duration USUAL_HORIZON = Duration.ofHours(8);
    private static final double MIN_UTILISATION = 1e-3;

    /** Sizes beyond are of no device, and soon of no number. */
    private static final double MAX_FACTOR = 1e5;

    private static final int MAX_NAT_BLOCK = 64_512;
    private static final int MAX_CURVE_POINTS = 50;
    private static final int MAX_CURVE_PATHS = 1_000;

    private final SimulateConfig config;

    SizingParameters(SimulateConfig config) {
        this.config = config;
    }

    /** The request of a size. */
    SizingRequest request(JsonParameters.Request request) {
        Parameters parameters = request.question();
        SizingQuestion question = question(parameters);
        int historySeconds = historySeconds(parameters);
        List<UserClass> classes = classes(request.classes());
        OptionalInt natBlock = parameters.has("natBlock")
                ? OptionalInt.of(parameters.count("natBlock", "1", MAX_NAT_BLOCK))
                : OptionalInt.empty();
        return new SizingRequest(
                classes,
                historySeconds,
                question,
                natBlock,
                request.catalogue(),
                assumptions(parameters, question.horizonSeconds()));
    }

    /** The request of a curve. */
    CurveRequest curve(Parameters parameters) {
        SizingQuestion question = question(parameters);
        int historySeconds = historySeconds(parameters);
        int from = parameters.count("from", "1", config.mostUsers());
        int to = parameters.count("to", "10000", config.mostUsers());
        int paths = parameters.count("paths", "100", MAX_CURVE_PATHS);
        int points = parameters.count("points", "20", MAX_CURVE_POINTS);
        if (to < from) {
            throw ProblemException.badParameter(
                    "to", "" + to, "a number of users of " + from + " or more, as from says");
        }
        return new CurveRequest(
                parameters.fit(),
                historySeconds,
                question,
                SizeCurve.evenRatios(from, to, points),
                paths,
                assumptions(parameters, question.horizonSeconds()));
    }

    /** The request of the sizes under every built-in session definition. */
    ProfilesRequest profiles(Parameters parameters) {
        SizingQuestion question = question(parameters);
        return new ProfilesRequest(
                parameters.captures(),
                parameters.count("users", "200", config.mostUsers()),
                historySeconds(parameters),
                question,
                assumptions(parameters, question.horizonSeconds()));
    }

    /** What is taken of people and hours. */
    Assumptions assumptions(Parameters parameters) {
        return assumptions(parameters, (int) horizon(parameters).toSeconds());
    }

    private static Assumptions assumptions(Parameters parameters, int horizonSeconds) {
        return new Assumptions(
                choice(parameters, PEOPLE, Assumptions.People.values()),
                choice(parameters, PRIOR, Assumptions.Prior.values()),
                choice(parameters, CAPTURED, Assumptions.Captured.values()),
                hours(parameters)
                        .map(Assumptions.Hours::of)
                        .orElseGet(() -> Assumptions.Hours.busiest(horizonSeconds)));
    }

    private static Optional<DayHours> hours(Parameters parameters) {
        return parameters.given(HOURS).map(value -> {
            if (!value.matches("\\d{1,2}-\\d{1,2}")) {
                throw ProblemException.badParameter(HOURS, value, HOURS_EXPECTED);
            }
            int hyphen = value.indexOf('-');
            int from = Integer.parseInt(value.substring(0, hyphen));
            int to = Integer.parseInt(value.substring(hyphen + 1));
            if (from >= HoursOfDay.HOURS || to > HoursOfDay.HOURS) {
                throw ProblemException.badParameter(HOURS, value, HOURS_EXPECTED);
            }
            return new DayHours(from, (to - from + HoursOfDay.HOURS - 1) % HoursOfDay.HOURS + 1);
        });
    }

    private static <C extends Enum<C>> C choice(Parameters parameters, String name, C[] choices) {
        List<String> words = Arrays.stream(choices).map(Assumptions::word).toList();
        return choices[words.indexOf(parameters.oneOf(name, words.toArray(String[]::new)))];
    }

    private List<UserClass> classes(List<Parameters> given) {
        List<UserClass> classes = given.stream()
                .map(each -> new UserClass(each.fit(), each.count("users", "200", config.mostUsers())))
                .toList();
        long all = classes.stream().mapToLong(UserClass::users).sum();
        if (all > config.mostUsers()) {
            throw ProblemException.badParameter(
                    "users", "" + all, "a whole number from 1 to " + config.mostUsers() + " of all classes together");
        }
        return classes;
    }

    private int historySeconds(Parameters parameters) {
        return (int) parameters
                .duration("history", config.history(), config.longestHistory())
                .toSeconds();
    }

    private SizingQuestion question(Parameters parameters) {
        return new SizingQuestion(
                parameters.number(
                        "certainty", 0.99, Double.MIN_VALUE, Math.nextDown(1.0), "a number above 0 and below 1"),
                (int) horizon(parameters).toSeconds(),
                factors(parameters),
                parameters.wholeNumber("seed", 1));
    }

    /** As long as the hours of the day that are given, or as it says itself. */
    private Duration horizon(Parameters parameters) {
        Duration told = parameters.duration("horizon", USUAL_HORIZON, config.longestHorizon());
        Optional<Duration> ofHours = hours(parameters).map(hours -> Duration.ofHours(hours.number()));
        if (parameters.has("horizon")
                && ofHours.filter(length -> !length.equals(told)).isPresent()) {
            throw ProblemException.badParameter(
                    "horizon", told.toString(), ofHours.orElseThrow() + ", as long as the hours, or nothing");
        }
        return ofHours.orElse(told);
    }

    private static Factors factors(Parameters parameters) {
        Factors factors = Factors.of(
                parameters.number("growth", 0, 0, MAX_GROWTH, "a number from 0 to 10, 0.1 for 10 % a year"),
                parameters.number("years", 1, 0, MAX_YEARS, "a number from 0 to 50"),
                parameters.number("utilisation", 1, MIN_UTILISATION, 1, "a number from 0.001 to 1"));
        double both = factors.growth() * factors.headroom();
        if (both > MAX_FACTOR) {
            throw ProblemException.badParameter(
                    "growth, years and utilisation",
                    String.format(Locale.ROOT, "%.3g", both),
                    "a factor of up to 100000 of all together");
        }
        return factors;
    }
}
