package io.tidemark.simulate.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of a request as text, read one by one; a bad value is refused with its name, the value and what was
 * expected. A parameter that is empty counts as not given.
 */
final class Parameters {

    private final Map<String, String> values;

    Parameters(Map<String, String> values) {
        this.values = values;
    }

    /** The parameters of a query; one given several times is a list with commas between. */
    static Parameters of(Map<String, List<String>> query) {
        return new Parameters(query.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(",", entry.getValue()))));
    }

    Optional<String> given(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether there is such a parameter. */
    boolean has(String name) {
        return given(name).isPresent();
    }

    /** The id of a fit, which has to be there. */
    String fit() {
        return given("fit").orElseThrow(() -> ProblemException.badParameter("fit", "nothing", "the id of a fit"));
    }

    /** Ids of captures, of which there has to be one. */
    List<String> captures() {
        String value = given("capture")
                .orElseThrow(() -> ProblemException.badParameter("capture", "nothing", "the id of a capture"));
        return Arrays.stream(value.split(",")).map(String::strip).toList();
    }

    /** One of several words, the first of them if not given. */
    String oneOf(String name, String... words) {
        String value = given(name).orElse(words[0]);
        if (!List.of(words).contains(value)) {
            throw ProblemException.badParameter(name, value, "one of " + String.join(", ", words));
        }
        return value;
    }

    /** A whole number, from 1 to a largest one. */
    int count(String name, String byDefault, int largest) {
        return count(name, given(name).orElse(byDefault), largest, "a whole number from 1 to " + largest);
    }

    /** Whole numbers with commas between them, from 1 to a largest one, at most so many. */
    List<Integer> counts(String name, String byDefault, int largest, int most) {
        String expected = "whole numbers from 1 to " + largest + ", at most " + most + ", with commas between them";
        String value = given(name).orElse(byDefault);
        List<Integer> counts = Arrays.stream(value.split(",", -1))
                .map(each -> count(name, each.strip(), largest, expected))
                .toList();
        if (counts.size() > most) {
            throw ProblemException.badParameter(name, value, expected);
        }
        return counts;
    }

    private static int count(String name, String value, int largest, String expected) {
        if (!value.matches("\\d{1,18}") || Long.parseLong(value) < 1 || Long.parseLong(value) > largest) {
            throw ProblemException.badParameter(name, value, expected);
        }
        return Integer.parseInt(value);
    }

    /** A whole number of 64 bits. */
    long wholeNumber(String name, long byDefault) {
        Optional<String> value = given(name);
        try {
            return value.map(Long::parseLong).orElse(byDefault);
        } catch (NumberFormatException e) {
            throw ProblemException.badParameter(name, value.orElseThrow(), "a whole number of 64 bits");
        }
    }

    /** A number from a smallest to a largest one. */
    double number(String name, double byDefault, double smallest, double largest, String expected) {
        Optional<String> value = given(name);
        try {
            double number = value.map(Double::parseDouble).orElse(byDefault);
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below with all others
        }
        throw ProblemException.badParameter(name, value.orElse("nothing"), expected);
    }

    /** A duration of whole seconds in ISO-8601 form, from one second to a longest one; the default may be anything. */
    Duration duration(String name, Duration byDefault, Duration longest) {
        Optional<String> value = given(name);
        try {
            if (value.isEmpty()) {
                return byDefault;
            }
            Duration duration = Duration.parse(value.get());
            if (duration.getNano() == 0 && duration.toSeconds() >= 1 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // refused below with all others
        }
        throw ProblemException.badParameter(
                name,
                value.orElse("nothing"),
                "a duration of whole seconds in ISO-8601 form such as PT8H, from PT1S to " + longest);
    }
}
