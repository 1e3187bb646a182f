package io.tidemark.contracts.finding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Values that a correction has: streams that it changed, connections before and after it. */
    static final String CHANGED = "streams, tcpBefore, tcpAfter, udpBefore, udpAfter";

    /** Values of what lies between files: the longest of these places and the files beside it, and how much it is in all. */
    static final String SEAM = "earlier, later, seconds, places, allSeconds";

    /** What there is to know of sessions that are neither TCP nor UDP. */
    static final String IP_SESSIONS = "packets, ofPackets, sctp, esp, ah, gre, other, packetsOfMore?";

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
            Map.entry("fit-cancelled", "it was cancelled"),
            Map.entry("worker-lost", "its worker went away each time"),
            Map.entry("metrics-missing", "its metrics are missing"),
            Map.entry("internal-error", "an error inside the service"));

    private Wordings() {}

    /** What became of the connections by a correction, as the end of its sentence. */
    static String connections(Words w) {
        String changes = Stream.of(change(w, "TCP", "tcpBefore", "tcpAfter"), change(w, "UDP", "udpBefore", "udpAfter"))
                .filter(change -> !change.isEmpty())
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "." : " (" + changes + ").";
    }

    private static String change(Words w, String protocol, String before, String after) {
        return w.whole(before) == w.whole(after)
                ? ""
                : protocol + " connections: " + w.count(after) + " in place of " + w.count(before);
    }

    static String briefly(List<String> codes) {
        return codes.stream().map(Wordings::briefly).collect(Collectors.joining(", "));
    }

    private static String briefly(String code) {
        return BRIEFLY.getOrDefault(code, code);
    }

    static String noConnections(Words w) {
        String packets = w.many("packets", "packet");
        return "there is no connection of TCP or UDP in it: "
                + switch (w.text("because")) {
                    case "cut-header" ->
                        packets + " have cut headers; capture 96 bytes of each packet or more (tcpdump -s 96)";
                    case "local-traffic" ->
                        "all of it is multicast, broadcast or local to its link, which no firewall sees;"
                                + " capture where the users' traffic passes";
                    case "tunnels" -> "what it carries in tunnels cannot be read";
                    case "encrypted" -> packets + " are encrypted; capture where they are not";
                    case "not-ip" -> packets + " carry something other than IP";
                    case "other-ip-protocol" -> packets + " carry other protocols of IP";
                    case "unknown-link-type" -> "the link type of " + packets + " is not decoded";
                    case "no-time" -> packets + " have no time";
                    default -> packets + " belong to no stream (" + w.text("because") + ")";
                };
    }

    static String ipSessionsNotCounted(Words w) {
        String kinds = Stream.of("SCTP association", "ESP session", "AH session", "GRE session", "other session")
                .filter(kind -> w.whole(ofKind(kind)) > 0)
                .map(kind -> w.many(ofKind(kind), kind))
                .collect(Collectors.joining(", "));
        String least = w.has("packetsOfMore") ? "at least " : "";
        return "Not counted: " + least + kinds + " (" + w.count("packets") + " of " + w.count("ofPackets")
                + " packets), which are neither TCP nor UDP and take entries on a firewall too: add them to the size by hand.";
    }

    /** Name of the value that says how many there are, such as {@code sctp}. */
    private static String ofKind(String kind) {
        return kind.substring(0, kind.indexOf(' ')).toLowerCase(Locale.ROOT);
    }

    static String seenOnBothSides(Words w) {
        double factor = w.number("connections") / (w.number("connections") - w.number("twins"));
        return w.percent("share")
                + " of the connections seem to be in the capture twice, with other addresses: it shows"
                + " both sides of a device that translates them (NAT). Of " + w.many("connections", "connection") + " "
                + w.count("twins") + " are others seen again, so sizes are up to " + Words.format("%.1f", factor)
                + " times too large. Capture on one side only: on one interface (tcpdump -i lan0), or cut the other out"
                + " with a filter.";
    }

    static String gap(Words w) {
        String place = "No packet was captured for " + w.duration("seconds") + ", from " + w.text("from") + " to "
                + w.text("until") + " (packet " + w.count("packet") + ")";
        if (w.has("leftOut")) {
            return place + ": the " + w.many("leftOut", "packet")
                    + " on its other side lie apart from all others and are left out; the answer covers the rest.";
        }
        String longest = w.whole("gaps") > 1 ? ", the longest of " + w.count("gaps") + " gaps, together " : ", ";
        return place + longest + w.percent("share")
                + " of the capture. The answer takes that for time without traffic; where the capture was paused or the"
                + " computer asleep, it is too small.";
    }

    static String clockStepped(Words w) {
        String step = "The times of the capture go back by " + w.duration("seconds") + " at packet " + w.count("packet")
                + " (byte " + w.count("offset") + ", " + w.text("at") + ")";
        String first = w.whole("steps") > 1 ? ", the first of " + w.count("steps") + " such steps: " : ": ";
        return step
                + first
                + switch (w.text("taken")) {
                    case "wrong-order" ->
                        "its files were joined in the wrong order, and are taken in the order of their times.";
                    case "one-time" ->
                        "it holds captures of the same time one behind the other, which are taken to run side by side.";
                    default -> "its clock was set back; later times are shifted, so that time goes on.";
                };
    }

    static String standingSessions(Words w) {
        String unreplaced = w.has("unreplaced")
                ? ". More of the others ended than began: those held as much as " + w.threeDigits("unreplaced")
                        + " throughout. That is "
                : ": ";
        return w.count("sessions") + " of " + w.many("before", "session")
                + " that were open before the capture began went on for all of it, " + w.duration("seconds")
                + unreplaced
                + w.percent("share") + " of the level that it shows. Such sessions are taken to be held throughout,"
                + " beside the connections that begin; how long they last in all, nobody saw.";
    }

    static String states(List<String> timeouts) {
        return timeouts.stream()
                .map(timeout -> STATES.getOrDefault(timeout, timeout))
                .collect(Collectors.joining(", "));
    }

    static String foundInstead(Words w) {
        return place(w) + ": expected " + w.text("expected") + ", found " + w.text("found");
    }

    /** What was found comes first, for what is expected is a list of all forms. */
    static String notACapture(Words w) {
        return place(w) + ": found " + w.text("found") + "; expected " + w.text("expected");
    }

    private static String place(Words w) {
        return (w.has("file") ? "in " + w.text("file") + " at byte " : "at byte ") + w.whole("offset");
    }

    static String tooLarge(Words w) {
        long limit = w.whole("limit");
        return switch (w.text("measure")) {
            case "expanded-bytes" -> "the upload expands to more than it may; the limit is " + limit + " bytes";
            case "expansion" ->
                w.whole("bytes") + " bytes of the upload expand to " + w.whole("expandedBytes")
                        + " bytes; the limit is " + limit + " times";
            case "files" -> "the form holds more files than it may; the limit is " + limit;
            case "kept-bytes" ->
                "several files of a form are put in order on disk, and there is no room for these now; the limit is "
                        + limit
                        + " bytes for all uploads together. Join them before, with mergecap, or raise tidemark.upload.max-kept-bytes";
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

    static String smallerSteps(Words w) {
        return w.has("targetAcceptance") ? ", with smaller steps" : "";
    }

    static String moreIterations(Words w) {
        return w.has("iterationsPerDraw")
                ? ", and one of every " + w.count("iterationsPerDraw") + " iterations after it is kept"
                : "";
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
