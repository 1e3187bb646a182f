package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Finding;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a fit rests on.
 *
 * @param definition name of the session definition
 * @param captures the captures it was fitted to
 * @param findings what was noticed while capturing and fitting
 * @param connections number of their connections, where it is known
 */
public record Evidence(String definition, List<Capture> captures, List<Finding> findings, OptionalLong connections) {

    public Evidence {
        captures = List.copyOf(captures);
        findings = List.copyOf(findings);
        if (captures.isEmpty()) {
            throw new IllegalArgumentException("a fit rests on one capture or more, got none");
        }
    }

    /** Evidence whose number of connections is not known. */
    public Evidence(String definition, List<Capture> captures, List<Finding> findings) {
        this(definition, captures, findings, OptionalLong.empty());
    }

    /**
     * One capture.
     *
     * @param users number of people whose traffic it holds
     * @param seconds its length in seconds
     */
    public record Capture(int users, int seconds) {}

    /** Number of people whose traffic all captures hold. */
    public int users() {
        return captures.stream().mapToInt(Capture::users).sum();
    }

    /** For how many seconds each of these people was captured, on average. */
    public double secondsOfAPerson() {
        double all = captures.stream()
                .mapToDouble(capture -> (double) capture.users() * capture.seconds())
                .sum();
        return all / users();
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
                connections);
    }
}
