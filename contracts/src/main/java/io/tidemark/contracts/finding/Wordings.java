package io.tidemark.contracts.finding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Sentences of findings that depend on their values. */
final class Wordings {

    /** Timeouts of a profile by their names in it. */
    private static final Map<String, String> STATES = Map.of(
            "tcp.synSent", "after a SYN",
            "tcp.synReceived", "after a SYN-ACK",
            "tcp.established", "of established TCP",
            "tcp.halfClosed", "after the first FIN",
            "tcp.closed", "after both FINs",
            "tcp.reset", "after an RST",
            "udp.first", "after a single datagram",
            "udp.single", "of UDP without an exchange",
            "udp.multiple", "of UDP exchanged");

    /** Why there is no number, in a few words, where another finding gives it as its reason. */
    private static final Map<String, String> BRIEFLY = Map.ofEntries(
            Map.entry("chains-disagree", "the chains do not agree"),
            Map.entry("few-effective-draws", "there are too few effective draws"),
            Map.entry("divergences", "the sampler missed part of the posterior"),
            Map.entry("slow-energy", "a chain moves too slowly between energies"),
            Map.entry("too-few-connections", "there are too few connections"),
            Map.entry("captures-of-different-users", "the captures hold different numbers of users"),
            Map.entry("unknown-model", "the model is unknown"),
            Map.entry("deadline-passed", "it was stopped at the limit tidemark.fit.deadline sets"),
            Map.entry("worker-lost", "its worker went away each time"),
            Map.entry("metrics-missing", "its metrics are missing"),
            Map.entry("internal-error", "an error inside the service"));

    private Wordings() {}

    static String briefly(List<String> codes) {
        return codes.stream().map(Wordings::briefly).collect(Collectors.joining(", "));
    }

    private static String briefly(String code) {
        return BRIEFLY.getOrDefault(code, code);
    }

    static String states(List<String> timeouts) {
        return timeouts.stream()
                .map(timeout -> STATES.getOrDefault(timeout, timeout))
                .collect(Collectors.joining(", "));
    }

    static String foundInstead(Words w) {
        return "at byte " + w.whole("offset") + ": expected " + w.text("expected") + ", found " + w.text("found");
    }

    static String tooLarge(Words w) {
        long limit = w.whole("limit");
        return switch (w.text("measure")) {
            case "expanded-bytes" -> "the upload expands to more than it may; the limit is " + limit + " bytes";
            case "expansion" ->
                w.whole("bytes") + " bytes of the upload expand to " + w.whole("expandedBytes")
                        + " bytes; the limit is " + limit + " times";
            default ->
                "the upload " + (w.has("bytes") ? "has " + w.whole("bytes") + " bytes" : "goes on after byte " + limit)
                        + "; the limit is " + limit + " bytes";
        };
    }

    static String brokenOff(Words w) {
        String what = w.has("bytes")
                ? "the upload broke off after byte " + w.whole("bytes")
                : "the form broke off before its field file";
        return what + ": " + w.text("error");
    }

    static String unavailable(Words w) {
        return switch (w.text("missing")) {
            case "acknowledgement" ->
                "Kafka did not acknowledge what was sent to " + w.text("topic") + waited(w, "")
                        + "; the same can be tried again";
            case "answer" -> "Kafka did not answer what was asked of " + w.text("topic") + waited(w, "");
            case "records" ->
                "Kafka did not return the stream records of capture " + w.text("capture") + waited(w, " for a message");
            default -> "the database does not answer; the same can be tried again";
        };
    }

    private static String waited(Words w, String forWhat) {
        return " (waited up to " + w.whole("seconds") + " s" + forWhat + ")";
    }

    static String protocolLeftOut(Words w) {
        String protocol = w.text("protocol").toUpperCase(Locale.ROOT);
        return w.has("connections")
                ? protocol + " is left out: it has " + w.many("connections", "connection") + ", and it takes "
                        + w.count("needed") + " to model them."
                : protocol + " is left out of the durations: the captures hold too few of its connections.";
    }

    static String notScored(Words w) {
        return switch (w.text("because")) {
            case "first-half-not-converged" ->
                "The model is not scored: the diagnostics of the fit to the first half do not pass.";
            case "no-draws" -> "The model is not scored: it has no draws.";
            case "deadline" -> "The model is not scored: that was stopped at the limit tidemark.fit.deadline sets.";
            case "first-half-failed" -> "The model is not scored by the first half" + reason(w) + error(w);
            default -> "The model is not scored, because of an error inside the service" + error(w);
        };
    }

    private static String reason(Words w) {
        return w.has("reason") ? ": " + briefly(w.text("reason")) : "";
    }

    private static String error(Words w) {
        return w.has("error") ? ": " + w.text("error") + "." : ".";
    }

    static String tooFewConnections(Words w) {
        String refusal = "there are " + w.whole("connections") + " connections in all; at least " + w.whole("needed")
                + " are needed to fit a model: ";
        return w.has("minutes")
                ? refusal + "at the same pace that takes " + w.many("minutes", "minute")
                        + " more, and some hundred connections make a good answer"
                : refusal + "capture while people work";
    }

    static String held(Words w) {
        return Words.format(
                "held %.0f %% of the second half's seconds, where 95 %% of the model's replicates have %.0f %% or more",
                100 * w.number("coverage90"), 100 * w.number("leastCoverage90"));
    }

    static String contradicted(Words w) {
        String held = "The captures contradict the model: their first half did not predict the second. The 90 % band "
                + held(w) + ".";
        return w.has("where")
                ? held + " The measured levels lie " + where(w.text("where"))
                        + " more often than in 95 % of the replicates."
                : held;
    }

    private static String where(String shape) {
        return switch (shape) {
            case "low" -> "low in the predicted law";
            case "high" -> "high in the predicted law";
            case "in-the-middle" -> "near the predicted median, as where a prediction is too wide,";
            default -> "far from the predicted median on both sides, as where a prediction is too narrow,";
        };
    }

    static String unsettled(Words w) {
        String history = w.duration("historySeconds");
        return "The durations have so heavy a tail that concurrency does not settle within " + history
                + ": with twice as much traffic before, its mean would be " + w.percent("growth")
                + " larger. The size holds for traffic that has gone on for " + history + ", not for ever.";
    }

    static String certaintyUnresolved(Words w) {
        return Words.format(
                "A certainty of %s is more than %s simulated peaks can resolve: %.2g of them are expected above the size for"
                        + " concurrent connections, which may be too small.",
                Spoken.percent(w.number("certainty")), w.count("paths"), w.number("above"));
    }

    static String wideMean(Words w) {
        return evidence(w) + " no more than that the mean number of concurrent connections of "
                + w.many("users", "user")
                + " lies between " + w.count("low") + " and " + w.count("high")
                + " (90 % range). Longer captures, and captures of more people, narrow it.";
    }

    private static String evidence(Words w) {
        boolean one = w.whole("captures") == 1;
        String length = w.duration("seconds");
        if (!w.has("connections")) {
            return one ? "The capture of " + length + " tells" : "The captures of " + length + " tell";
        }
        String lasting = w.number("longSeconds") < w.number("longestSeconds")
                ? "last longer than " + Spoken.shortDuration(w.number("longSeconds"))
                : "outlast " + (one ? "it" : "the longest");
        long some = Math.max(1, Math.round(w.number("longShare") * w.number("connections")));
        return (one ? "The capture holds " : "The captures hold ") + w.many("connections", "connection") + " in "
                + length
                + ". " + w.percent("longShareOfMean") + " of the mean comes from those that " + lasting + ", some "
                + Spoken.count(some) + " of them. That tells";
    }
}
