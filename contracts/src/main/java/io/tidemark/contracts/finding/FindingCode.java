package io.tidemark.contracts.finding;

import static io.tidemark.contracts.finding.Severity.NOTE;
import static io.tidemark.contracts.finding.Severity.REFUSAL;
import static io.tidemark.contracts.finding.Severity.WARNING;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be found: the closed set of codes, each with its severity, the names of its values (those with {@code ?} may be missing, those
 * with {@code []} are lists of strings) and its one wording. docs/FINDINGS.md says of each what it means and what to do. A new finding is a constant here, a row there, and the place that finds it.
 */
public enum FindingCode {
    STATEMENT("statement", WARNING, "statement", w -> w.text("statement")),
    STATED_REFUSAL("stated-refusal", REFUSAL, "statement", w -> w.text("statement")),

    // Uploads that failed

    EMPTY_UPLOAD("empty-upload", REFUSAL, "expected", w -> "no byte came; expected " + w.text("expected")),
    NOT_A_CAPTURE("not-a-capture", REFUSAL, "offset, expected, found, file?", Wordings::notACapture),
    MALFORMED_CAPTURE("malformed-capture", REFUSAL, "offset, expected, found, file?", Wordings::foundInstead),
    NOT_ONE_CAPTURE(
            "not-one-capture",
            REFUSAL,
            "because, file, beside?, is?, besideIs?, seconds?",
            FileWordings::notOneCapture),
    CAPTURE_TOO_LARGE("capture-too-large", REFUSAL, "measure, limit, bytes?, expandedBytes?", Wordings::tooLarge),
    UPLOAD_BROKEN_OFF("upload-broken-off", REFUSAL, "error, bytes?", Wordings::brokenOff),
    INVALID_UPLOAD("invalid-upload", REFUSAL, "what", w -> w.text("what")),
    UPLOAD_TOKEN_IN_USE(
            "upload-token-in-use",
            REFUSAL,
            "token",
            w -> "an upload with the token " + w.text("token")
                    + " is under way; expected a token of this upload's own"),
    UPLOAD_TOO_SLOW(
            "upload-too-slow",
            REFUSAL,
            "bytes, most, leastRate",
            w -> "the upload was ended after " + w.whole("bytes") + " bytes: it came more slowly than "
                    + w.whole("leastRate") + " bytes a second, and others waited for one of " + w.whole("most")
                    + " places"),
    TOO_MANY_UPLOADS(
            "too-many-uploads",
            REFUSAL,
            "most, team?",
            w -> "so many uploads" + (w.has("team") ? " of the team " + w.text("team") : "")
                    + " are being taken in at once that no more is taken, " + w.whole("most")
                    + "; the same can be tried again shortly"),
    ALLOWANCE_SPENT(
            "allowance-spent",
            REFUSAL,
            "bytes, most, seconds, team?",
            w -> w.whole("bytes") + " bytes were uploaded today"
                    + (w.has("team") ? " by the team " + w.text("team") : "") + ", and " + w.whole("most")
                    + " a day may be; more can be uploaded after midnight UTC, in " + w.whole("seconds") + " seconds"),
    UNAVAILABLE("unavailable", REFUSAL, "missing, topic?, capture?, seconds?", Wordings::unavailable),
    UPLOAD_FAILED("upload-failed", REFUSAL, "", w -> "the service failed on this capture; its log says how"),

    // Captures and their metrics

    CAPTURE_CUT(
            "capture-cut",
            NOTE,
            "packets",
            w -> "The last record of the capture is cut off: it was read up to there, " + w.many("packets", "packet")
                    + "."),
    FILES_JOINED("files-joined", NOTE, "files, offset?, copies?", FileWordings::joined),
    PACKETS_DROPPED(
            "packets-dropped",
            WARNING,
            "packets",
            w -> w.many("packets", "packet")
                    + " were dropped while the capture was taken, as the capture itself notes: connections may be missing"
                    + " or look shorter. Capture with a larger buffer (-B), or cut packets short (-s 128)."),
    HEADERS_CUT(
            "headers-cut",
            WARNING,
            "packets, bytes",
            w -> w.many("packets", "packet") + " have cut headers and are in no connection: capture " + w.whole("bytes")
                    + " bytes of each (-s " + w.whole("bytes") + ")."),
    ALL_HEADERS_CUT(
            "all-headers-cut",
            REFUSAL,
            "packets, bytes",
            w -> w.many("packets", "packet") + " have cut headers, so no connection could be read: capture "
                    + w.whole("bytes") + " bytes of each (-s " + w.whole("bytes") + ")"),
    HOSTS_SAMPLED(
            "hosts-sampled",
            NOTE,
            "hosts, ofHosts",
            w -> "The capture holds more connections than there is room for: " + w.count("hosts") + " of its "
                    + w.many("ofHosts", "host")
                    + " on the users' side, drawn at random, are kept with all they did, and all"
                    + " figures are those of as large a share of its users."),
    STREAMS_EVICTED(
            "streams-evicted",
            WARNING,
            "streams",
            w -> w.count("streams") + " streams of the capture had to leave the full stream table, those that were no"
                    + " conversation first; they are in no figure, so sizes may come out too small."),
    NOT_MEASURED(
            "not-measured",
            REFUSAL,
            "start, end, mostDays",
            w -> "its packets are dated from " + w.text("start") + " to " + w.text("end")
                    + "; captures of at most " + w.whole("mostDays")
                    + " days are measured and fitted, of a longer one there are only the streams"),
    FILES_OVERLAP("files-overlap", WARNING, Wordings.SEAM, FileWordings::overlap),
    FILES_GAP("files-gap", WARNING, Wordings.SEAM, FileWordings::gap),
    SAMPLED_PACKETS(
            "sampled-packets",
            REFUSAL,
            "packets",
            w -> w.many("packets", "packet")
                    + " of the capture are samples that a switch sent to a collector (sFlow), one of many that passed it:"
                    + " they tell neither connections nor how long those last; capture the packets themselves, or leave the"
                    + " samples out with the filter \"not udp port 6343\""),
    FLOW_EXPORTS(
            "flow-exports",
            WARNING,
            "packets, ofPackets",
            w -> w.count("packets") + " of " + w.many("ofPackets", "packet")
                    + " tell a collector of flows (NetFlow or IPFIX): what they tell of is not read. Take the flows from the"
                    + " collector (nfdump -r FILE -o csv), upload these packets alone, or capture where the users' traffic passes."),
    ONLY_FLOW_EXPORTS(
            "only-flow-exports",
            REFUSAL,
            "packets, ofPackets",
            w -> w.count("packets") + " of " + w.many("ofPackets", "packet")
                    + " tell a collector of flows (NetFlow or IPFIX), and are not the users' traffic: take the flows from the"
                    + " collector (nfdump -r FILE -o csv), upload these packets alone (tcpdump -r FILE -w OUT udp port 2055, or"
                    + " whichever it is), or capture where the users' traffic passes"),
    SAMPLED_FLOWS(
            "sampled-flows",
            REFUSAL,
            "interval",
            w -> "an exporter of flows looks at one of " + w.many("interval", "packet")
                    + ": its flows tell neither all connections nor how long those last; have it look at every packet, or"
                    + " capture where the users' traffic passes"),
    FLOWS_UNREAD(
            "flows-unread",
            WARNING,
            "sets, datagrams, records, packets",
            w -> "Not all flows could be read: " + w.many("sets", "set")
                    + " of records came without a template before it, "
                    + w.many("datagrams", "datagram") + " broke off, " + w.many("records", "record")
                    + " had no time, and "
                    + w.many("packets", "packet") + " of TCP or UDP told of no flows. Connections are missing."),
    NO_TIME_PASSES(
            "no-time-passes",
            REFUSAL,
            "packets, at",
            w -> "all of its packets (" + w.count("packets") + ") have the time " + w.text("at")
                    + ": no time passes in it, so it tells neither rates nor durations; take the capture as it was recorded, with its times"),
    CLOCK_UNUSABLE(
            "clock-unusable",
            REFUSAL,
            "steps, packet, at",
            w -> "its times jump to and fro, " + w.count("steps") + " times or more, up to packet "
                    + w.count("packet") + " (" + w.text("at")
                    + "): what happened when cannot be told; sort it with reordercap, or capture again"),
    ONE_DIRECTION_ONLY(
            "one-direction-only",
            REFUSAL,
            "streams",
            w -> "all of its streams (" + w.count("streams")
                    + ") show one direction only: how long connections last, and which ones are answered, cannot be told; capture where both directions pass, or on a mirror port that copies both"),
    NO_CONNECTIONS("no-connections", REFUSAL, "because, packets", Wordings::noConnections),
    SEEN_ON_BOTH_SIDES("seen-on-both-sides", WARNING, "twins, connections, share", Wordings::seenOnBothSides),
    IP_SESSIONS_NOT_COUNTED("ip-sessions-not-counted", WARNING, Wordings.IP_SESSIONS, Wordings::ipSessionsNotCounted),
    FEW_IP_SESSIONS_NOT_COUNTED(
            "few-ip-sessions-not-counted", NOTE, Wordings.IP_SESSIONS, Wordings::ipSessionsNotCounted),
    GAP("gap", WARNING, "gaps, seconds, from, until, packet, share, leftOut?", Wordings::gap),
    CLOCK_STEPPED("clock-stepped", WARNING, "steps, taken, seconds, at, packet, offset", Wordings::clockStepped),
    ENDED_CONNECTIONS_ONLY(
            "ended-connections-only",
            WARNING,
            "log",
            w -> "The connections are taken from " + w.text("log")
                    + ", which lists them when they end: those still open when it was closed are missing, long ones above"
                    + " all, so sizes may come out too small. Use a log that is long against its connections."),
    WRONG_CHECKSUMS(
            "wrong-checksums",
            WARNING,
            "log, connections, of",
            w -> w.count("connections") + " of " + w.many("of", "connection") + " in " + w.text("log")
                    + " lack packets whose checksums are wrong, as those look that the sensor's own host sends before its network card computes them. Zeek leaves them out unless it is told ignore_checksums=T, Suricata unless stream.checksum-validation is no: connections may be missing."),
    CONNECTIONS_INFERRED(
            "connections-inferred",
            NOTE,
            "log",
            w -> "The sessions are taken from " + w.text("log")
                    + ", which tells no packets: what counts as a connection is inferred from how a session ended, whether it was answered, and how much was sent."),
    TIMEOUTS_TAKEN_OFF(
            "timeouts-taken-off",
            WARNING,
            "log, tcpSeconds, udpSeconds",
            w -> w.text("log")
                    + " lists a session that fell silent when its timeout has passed. The vendor's defaults, "
                    + w.count("tcpSeconds") + " s of TCP and " + w.count("udpSeconds")
                    + " s of UDP, are taken off sessions that lasted that long; where the device has others, connections come out too long or too short."),
    LOGGED_AT_INTERVALS(
            "logged-at-intervals",
            WARNING,
            "log",
            w -> w.text("log")
                    + " adds packets up over intervals of a minute or more: when a connection began and ended is known to about that, and short connections appear too long. Sizes may come out too large, rates of new connections too even."),
    PAUSES_UNKNOWN(
            "pauses-unknown",
            WARNING,
            "",
            w ->
                    "A log of connections tells no pauses within them: no idle timeout ends an entry before the last packet,"
                            + " so entries are too few and held too long, and the occupancy of the table is an upper bound."),
    PROTOCOL_WITHOUT_TIMEOUT(
            "protocol-without-timeout",
            WARNING,
            "profile, protocol",
            w -> "For " + w.text("profile") + " no timeout of " + w.text("protocol")
                    + " is known: its entries are held until their last packet only, so sizes may come out too small."),
    TIMEOUTS_UNKNOWN(
            "timeouts-unknown",
            NOTE,
            "profile, states[]",
            w -> "For " + w.text("profile") + " no timeout is known " + Wordings.states(w.strings("states"))
                    + ": an entry is held there as in the state before, or for want of one as in the state after."),

    // What was corrected

    DUPLICATES_COUNTED_ONCE(
            "duplicates-counted-once",
            NOTE,
            "stream",
            " of the capture holds packets twice, as captures of several interfaces and mirror ports"
                    + " do; each was counted once",
            " of the capture hold packets twice, as captures of several interfaces and mirror ports"
                    + " do; each was counted once"),
    LOCAL_TRAFFIC_LEFT_OUT(
            "local-traffic-left-out",
            NOTE,
            "stream",
            " is multicast, broadcast or local to its link; it never crosses a firewall and is left out",
            " are multicast, broadcast or local to their link; they never cross a firewall and are left out"),
    TUNNELS_LEFT_OUT(
            "tunnels-left-out",
            NOTE,
            "stream",
            " carries others, as a traffic mirror or a tunnel does; those inside are counted, the"
                    + " outer one is left out",
            " carry others, as a traffic mirror or a tunnel does; those inside are counted, the outer"
                    + " ones are left out"),
    APART_LEFT_OUT(
            "apart-left-out",
            WARNING,
            "stream",
            " lies apart from the rest of the capture in time and is left out",
            " lie apart from the rest of the capture in time and are left out"),
    SYN_ACK_STARTS_COUNTED(
            "syn-ack-starts-counted",
            WARNING,
            "TCP stream",
            " begins with the server's answer: the capture lacks the SYN, as where it sees one"
                    + " direction of the traffic only. It is counted as a connection",
            " begin with the server's answer: the capture lacks the SYN, as where it sees one"
                    + " direction of the traffic only. They are counted as connections"),
    OPEN_BEFORE_COUNTED(
            "open-before-counted",
            NOTE,
            "TCP session",
            " was open before the capture began. It is counted as held from its start on; how long it"
                    + " had lasted, nobody saw",
            " were open before the capture began. They are counted as held from its start on; how"
                    + " long they had lasted, nobody saw"),
    IDLE_UDP_SPLIT(
            "idle-udp-split",
            NOTE,
            "UDP stream",
            " falls silent for longer than 120 s, after which a gateway may forget it, and goes on:"
                    + " the next packet begins another connection",
            " fall silent for longer than 120 s, after which a gateway may forget them, and go on:"
                    + " the next packet begins another connection"),
    CLOCK_CORRECTED(
            "clock-corrected",
            WARNING,
            Wordings.CHANGED,
            w -> "Times of the capture go back; " + w.many("streams", "stream") + " are dated by the corrected clock"
                    + Wordings.connections(w)),

    // Fits

    PROTOCOL_LEFT_OUT("protocol-left-out", WARNING, "protocol, connections?, needed?", Wordings::protocolLeftOut),
    PROTOCOLS_SHARE_A_LAW(
            "protocols-share-a-law",
            NOTE,
            "tcp, udp, needed",
            w -> "TCP has " + w.many("tcp", "connection") + " and UDP " + w.count("udp") + "; it takes "
                    + w.count("needed")
                    + " of each to tell their durations apart, so both share one law of durations."),
    STANDING_SESSIONS(
            "standing-sessions", NOTE, "sessions, before, seconds, share, unreplaced?", Wordings::standingSessions),
    LONGER_WARMUP(
            "longer-warmup",
            NOTE,
            "from, to, because[], targetAcceptance?, iterationsPerDraw?",
            w -> "The warm-up was lengthened from " + w.count("from") + " to " + w.count("to") + " iterations"
                    + Wordings.smallerSteps(w) + Wordings.moreIterations(w) + ", for the diagnostics did not pass: "
                    + Wordings.briefly(w.strings("because")) + "."),
    NOT_SCORED("not-scored", WARNING, "because, reason?, error?", Wordings::notScored),
    CHAINS_DISAGREE(
            "chains-disagree",
            REFUSAL,
            "parameter, rhat, most",
            w -> "R-hat of " + w.text("parameter") + " is " + Words.format("%.3f", w.number("rhat")) + " (at most "
                    + w.decimal("most") + "): the chains do not agree"),
    FEW_EFFECTIVE_DRAWS(
            "few-effective-draws",
            REFUSAL,
            "kind, parameter, size, least",
            w -> w.text("kind") + " effective sample size of " + w.text("parameter") + " is "
                    + Words.format("%.0f", w.number("size")) + " (at least " + w.whole("least") + "): take more draws"),
    DIVERGENCES(
            "divergences",
            REFUSAL,
            "divergences, draws, mostShare",
            w -> w.whole("divergences") + " of " + w.whole("draws") + " transitions diverged (at most "
                    + Spoken.percent(w.number("mostShare")) + "): the sampler missed part of the posterior"),
    SLOW_ENERGY(
            "slow-energy",
            REFUSAL,
            "chain, ebfmi, least",
            w -> "E-BFMI of chain " + w.whole("chain") + " is " + Words.format("%.2f", w.number("ebfmi"))
                    + " (at least " + w.decimal("least") + "): the chain moves too slowly between energies"),
    STILL_NOT_CONVERGED(
            "still-not-converged",
            REFUSAL,
            "",
            w ->
                    "it did not pass with a longer warm-up either: take a model of fewer parts, log-histogram for durations or"
                            + " nb for arrivals, or captures of more connections"),
    PEOPLE_NOT_CONVERGED(
            "people-not-converged",
            WARNING,
            "",
            w ->
                    "how people differ could not be told: the chains did not agree, so that everybody is taken to be like those"
                            + " captured; capture more people, or for longer"),
    TOO_FEW_CONNECTIONS("too-few-connections", REFUSAL, "connections, needed, minutes?", Wordings::tooFewConnections),
    CAPTURES_OF_DIFFERENT_USERS(
            "captures-of-different-users",
            REFUSAL,
            "family, usersOfCaptures[]",
            w -> w.text("family") + " describes the users of a capture as one unit, and these captures hold ["
                    + w.list("usersOfCaptures") + "] users; fit those of equally many together, or take nb"),
    UNKNOWN_MODEL("unknown-model", REFUSAL, "what", w -> w.text("what")),
    DEADLINE_PASSED(
            "deadline-passed",
            REFUSAL,
            "seconds",
            w -> "it was stopped after " + w.decimal("seconds")
                    + " s, the limit tidemark.fit.deadline sets; take a model of fewer parts, nb for arrivals or"
                    + " log-histogram for durations, fewer draws or a shorter capture, or raise the limit and ask again"),
    FIT_CANCELLED("fit-cancelled", REFUSAL, "", w -> "it was cancelled; ask for it again and it is fitted"),
    WORKER_LOST(
            "worker-lost", REFUSAL, "attempts", w -> "gave up: its worker went away " + w.whole("attempts") + " times"),
    METRICS_MISSING(
            "metrics-missing",
            REFUSAL,
            "capture, definition",
            w -> "no metrics of capture " + w.text("capture") + " under the definition " + w.text("definition")),
    MEAN_INCOMPATIBLE(
            "mean-incompatible",
            REFUSAL,
            "model, predicted, measured, low, high",
            w -> "not compatible with the measured mean, so never the default: " + w.text("model") + " (predicts "
                    + w.threeDigits("predicted") + " a user, measured " + w.threeDigits("measured") + ", "
                    + w.threeDigits("low") + " to " + w.threeDigits("high") + ")"),
    INTERNAL_ERROR("internal-error", REFUSAL, "error", w -> "an error inside the service: " + w.text("error")),

    // Which fit is the default, and why

    DEFAULT_FOR_NOW(
            "default-for-now",
            NOTE,
            "model",
            w -> w.text("model") + " is the default for now: models are still being sampled or scored."),
    DEFAULT_UNSCORED(
            "default-unscored",
            NOTE,
            "model",
            w -> w.text("model") + " is the default: of those that converged it is the newest, and none has a score."),
    DEFAULT_ALONE(
            "default-alone",
            NOTE,
            "model",
            w -> w.text("model") + " is the default: no other model that may be it converged and has a score."),
    DEFAULT_BY_SCORE(
            "default-by-score",
            NOTE,
            "model, next, by, durations, arrivals",
            w -> w.text("model") + " is the default: its log score is better than that of " + w.text("next")
                    + Words.format(
                            " by %,.1f, %,.1f of it in durations and %,.1f in arrivals.",
                            w.number("by"), w.number("durations"), w.number("arrivals"))),
    MEAN_NOT_BORNE_OUT(
            "mean-not-borne-out",
            NOTE,
            "models[]",
            w -> "The captures do not bear out the mean level of: " + w.list("models") + "."),
    NOT_CONVERGED("not-converged", NOTE, "models[]", w -> "Did not converge: " + w.list("models") + "."),
    QUICK_MODEL(
            "quick-model",
            WARNING,
            "model",
            w -> "This is the answer of the quick model, " + w.text("model")
                    + ", which is fitted unasked and compared with no other. It knows no bursts that last: the size may be"
                    + " too small, that of new connections a second by a third and more. Have all models compared for the"
                    + " device that you choose."),
    NOT_FITTED("not-fitted", NOTE, "models[]", w -> "Could not be fitted: " + w.list("models") + "."),
    ARTICLE_FOR_COMPARISON("article-for-comparison", NOTE, "", w -> "The article's model is for comparison only."),
    SCORE_NOT_TRUSTED(
            "score-not-trusted",
            NOTE,
            "connections",
            w -> "Its score is not to be trusted for " + w.many("connections", "connection")
                    + ", whose Pareto k lies above 0.7."),

    // Answers

    CONTRADICTED("contradicted", WARNING, "coverage90, leastCoverage90, where?", Wordings::contradicted),
    HOLDS(
            "backtest-holds",
            NOTE,
            "coverage90, leastCoverage90",
            w -> "The 90 % band " + Wordings.held(w)
                    + ", and the measured levels spread over the predicted ones as those of replicates do."),
    UNDECIDED(
            "backtest-undecided",
            NOTE,
            "observations, needed",
            w -> "The second half is worth " + Words.format("%.1f", w.number("observations"))
                    + " independent observations; no verdict below " + w.whole("needed") + "."),
    EXTRAPOLATED(
            "extrapolated",
            WARNING,
            "share, seconds",
            w -> w.percent("share")
                    + " of the mean number of concurrent connections is held by connections that outlast the"
                    + " longest capture (" + w.duration("seconds") + "): how much longer they last is extrapolated."),
    OUTLASTING(
            "outlasting",
            NOTE,
            "seconds, predicted, asLongAgain",
            w ->
                    "How much longer connections last that outlast the capture cannot be seen in it. Were it as long again, the"
                            + " mean of concurrent connections would be " + w.count("asLongAgain") + ", not "
                            + w.count("predicted") + "."),
    UNSETTLED("unsettled", WARNING, "historySeconds, growth", Wordings::unsettled),
    WIDE_MEAN(
            "wide-mean",
            WARNING,
            "users, low, high, factor, captures, seconds, longestSeconds, longSeconds, longShare, longShareOfMean,"
                    + " connections?",
            Wordings::wideMean),
    ONE_CAPTURE(
            "one-capture",
            NOTE,
            "seconds",
            w -> "It rests on one capture of " + w.duration("seconds") + ": other hours and days may be busier."),
    ONE_PERSON("one-person", NOTE, "", w -> "It rests on one person: how people differ is not in it."),
    FEW_PEOPLE(
            "few-people",
            WARNING,
            "people, seconds, factor",
            w -> "It rests on " + (w.whole("people") == 1 ? "one person" : w.count("people") + " people") + " for "
                    + w.duration("seconds") + (w.whole("people") == 1 ? "" : " each")
                    + ": the mean need of all users may be " + Spoken.factor(w.number("factor"))
                    + " times lower or higher (90 % range). Captures of more people, and longer ones, narrow it."),
    ICMP_NOT_COUNTED("icmp-not-counted", NOTE, "", w -> "ICMP of its own is not counted."),
    CERTAINTY_UNRESOLVED("certainty-unresolved", WARNING, "certainty, paths, above", Wordings::certaintyUnresolved),
    DEVICE_TOO_FEW_SESSIONS(
            "device-too-few-sessions",
            NOTE,
            "device, has, needed",
            w -> "holds " + w.count("has") + " sessions at once, needed are " + w.count("needed")),
    DEVICE_TOO_FEW_NEW_SESSIONS(
            "device-too-few-new-sessions",
            NOTE,
            "device, has, needed",
            w -> "holds " + w.count("has") + " new sessions per second, needed are " + w.count("needed"));

    /** Name of the value that says which class of users a finding is about, where there are several. */
    static final String CLASS = "class";

    private final String code;
    private final Severity severity;
    private final Set<String> needed = new LinkedHashSet<>();
    private final Set<String> optional = new LinkedHashSet<>(List.of(CLASS));
    private final Set<String> lists = new LinkedHashSet<>();
    private final Function<Words, String> wording;

    FindingCode(String code, Severity severity, String values, Function<Words, String> wording) {
        this.code = code;
        this.severity = severity;
        this.wording = wording;
        Arrays.stream(values.split(", ")).filter(value -> !value.isEmpty()).forEach(this::describe);
    }

    /**
     * A correction of a capture.
     *
     * @param noun what was corrected
     * @param one what is said where it was one of these
     * @param several the same where there were several
     */
    FindingCode(String code, Severity severity, String noun, String one, String several) {
        this(
                code,
                severity,
                Wordings.CHANGED,
                w -> w.many("streams", noun) + (w.whole("streams") == 1 ? one : several) + Wordings.connections(w));
    }

    private void describe(String value) {
        String name = value.replaceAll("\\W", "");
        (value.endsWith("?") ? optional : needed).add(name);
        if (value.contains("[]")) lists.add(name);
    }

    /** As documents and messages have it. */
    public String code() {
        return code;
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }

    /** Names of the values, those first that are always there. */
    public List<String> valueNames() {
        return Stream.concat(needed.stream(), optional.stream())
                .filter(name -> !name.equals(CLASS))
                .toList();
    }

    /** Names of the values that are always there. */
    public List<String> neededValues() {
        return List.copyOf(needed);
    }

    /** A finding with so many values, name after name. */
    public Finding with(Map<String, Object> values) {
        return new Finding(this, values);
    }

    /** A finding without values. */
    public Finding alone() {
        return with(Map.of());
    }

    /** All codes, as documents and messages have them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(FindingCode::code).toList();
    }

    /** The code of that name. */
    public static Optional<FindingCode> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    boolean knows(String name) {
        return needed.contains(name) || optional.contains(name);
    }

    boolean isList(String name) {
        return lists.contains(name);
    }

    /** Whether all values are there that are needed, and each is of its kind. */
    boolean isSaidBy(Map<String, Object> values) {
        return values.keySet().containsAll(needed)
                && values.entrySet().stream()
                        .allMatch(value -> isList(value.getKey()) == value.getValue() instanceof List);
    }

    void check(Map<String, Object> values) {
        if (!isSaidBy(values) || !values.keySet().stream().allMatch(this::knows)) {
            throw new IllegalArgumentException(code + " has the values "
                    + valueNames().stream().sorted().collect(Collectors.joining(", ")) + ", lists of them " + lists
                    + ", got "
                    + values);
        }
    }

    String text(Words words) {
        return (words.has(CLASS) ? "Class " + words.whole(CLASS) + ": " : "") + wording.apply(words);
    }
}
