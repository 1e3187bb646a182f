package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a fit rests on.
 *
 * @param definition name of the session definition
 * @param captures the captures it was fitted to
 * @param findings what was noticed while capturing and fitting
 * @param connections number of their connections, where it is known
 * @param counted the people captured, where the fit has told them apart
 * @param hours hours of the day, where the fit has told them apart
 */
public record Evidence(
        String definition,
        List<Capture> captures,
        List<Finding> findings,
        OptionalLong connections,
        Optional<People> counted,
        Optional<CapturedHours> hours) {

    public Evidence {
        captures = List.copyOf(captures);
        findings = List.copyOf(findings);
        if (captures.isEmpty()) {
            throw new IllegalArgumentException("a fit rests on one capture or more, got none");
        }
    }

    /** Evidence of which neither the number of connections is known nor who is the same person. */
    public Evidence(String definition, List<Capture> captures, List<Finding> findings) {
        this(definition, captures, findings, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * One capture.
     *
     * @param users number of people whose traffic it holds
     * @param seconds its length in seconds
     */
    public record Capture(int users, int seconds) {}

    /**
     * People captured, each once, in however many captures.
     *
     * @param number how many
     * @param seconds for how many seconds they were captured, added up over them
     */
    public record People(int number, double seconds) {}

    /** Number of people captured; where the fit has not told them apart, those of each capture are taken for others. */
    public int people() {
        return whom().number();
    }

    /** For how many seconds each of these people was captured, on average. */
    public double secondsOfAPerson() {
        return whom().seconds() / people();
    }

    /** New connections of a person in a second, as far as they are known; 1 where they are not. */
    public double connectionsOfAPerson() {
        return connections.isPresent() ? connections.getAsLong() / whom().seconds() : 1;
    }

    private People whom() {
        return counted.orElseGet(() -> new People(
                captures.stream().mapToInt(Capture::users).sum(),
                captures.stream()
                        .mapToDouble(capture -> (double) capture.users() * capture.seconds())
                        .sum()));
    }

    /** Length of the longest capture in seconds: no longer duration was ever seen whole. */
    public int longestSeconds() {
        return captures.stream().mapToInt(Capture::seconds).max().orElseThrow();
    }

    /** Length of all captures together in seconds. */
    public long totalSeconds() {
        return captures.stream().mapToLong(Capture::seconds).sum();
    }

    /** The same evidence with one thing more to know. */
    public Evidence with(Finding finding) {
        return new Evidence(
                definition,
                captures,
                Stream.concat(findings.stream(), Stream.of(finding)).toList(),
                connections,
                counted,
                hours);
    }
}
