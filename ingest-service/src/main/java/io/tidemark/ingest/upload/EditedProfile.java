package io.tidemark.ingest.upload;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.SessionProfile.Service;
import io.tidemark.contracts.SessionProfile.Timeout;
import io.tidemark.contracts.SessionProfile.Udp;
import io.tidemark.ingest.capture.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile as somebody edited it. Its name is {@code custom-} and the first digits of the hash of its timeouts and services, so the same
 * rules are the same definition whoever sends them.
 */
public final class EditedProfile {

    /** The longest timeout that is accepted, in seconds: ten years. */
    public static final double MAX_SECONDS = 10 * 365.25 * 86_400;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_PORTS = 100;
    private static final int DIGITS = 12;
    private static final Pattern TITLE = Pattern.compile("\\P{Cntrl}{1,100}");

    private EditedProfile() {}

    /**
     * Checks a profile and names it.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public static SessionProfile named(SessionProfile edited) {
        requirePart(edited.tcp(), "tcp");
        requirePart(edited.udp(), "udp");
        requirePart(edited.tcp().synSent(), "tcp.synSent");
        String timeouts = timeouts(edited).map(EditedProfile::checked).collect(Collectors.joining(" "));
        String services = edited.services().stream().map(EditedProfile::checked).collect(Collectors.joining());
        byte[] hash = Sha256.digest().digest((timeouts + services).getBytes(StandardCharsets.US_ASCII));
        String name = "custom-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        String title = edited.title() == null || edited.title().isBlank() ? name : checkedTitle(edited.title());
        return new SessionProfile(name, title, edited.tcp(), edited.udp(), edited.services());
    }

    private static Stream<Timeout> timeouts(SessionProfile profile) {
        SessionProfile.Tcp tcp = profile.tcp();
        SessionProfile.Udp udp = profile.udp();
        return Stream.of(
                tcp.synSent(),
                tcp.synReceived(),
                tcp.established(),
                tcp.halfClosed(),
                tcp.closed(),
                tcp.reset(),
                udp.first(),
                udp.single(),
                udp.multiple(),
                udp.multipleAfter());
    }

    private static String checked(Service service) {
        if (!"udp".equals(service.protocol())) {
            throw new IllegalArgumentException("the protocol of a service must be udp, found " + service.protocol());
        }
        List<Integer> ports = service.ports() == null ? List.of() : service.ports();
        if (ports.isEmpty() || ports.size() > MAX_PORTS || !ports.stream().allMatch(EditedProfile::isPort)) {
            throw new IllegalArgumentException(
                    "a service needs 1 to " + MAX_PORTS + " ports, each 1 to 65535, found " + service.ports());
        }
        return " " + service.protocol() + ports + service.endsWithFirstReply() + timeouts(service.timeouts());
    }

    private static boolean isPort(Integer port) {
        return port != null && port >= 1 && port <= MAX_PORT;
    }

    private static String timeouts(Udp udp) {
        if (udp == null) return "";
        return Stream.of(udp.first(), udp.single(), udp.multiple(), udp.multipleAfter())
                .map(EditedProfile::checked)
                .collect(Collectors.joining(" "));
    }

    private static String checked(Timeout timeout) {
        if (timeout == null) return "-";
        if (timeout.seconds() >= 0 && timeout.seconds() <= MAX_SECONDS) return Double.toString(timeout.seconds());
        throw new IllegalArgumentException(
                "a timeout must be 0 to " + (long) MAX_SECONDS + " seconds, found " + timeout.seconds());
    }

    /** It stands in sentences that are stored and shown. */
    private static String checkedTitle(String title) {
        if (TITLE.matcher(title).matches()) return title;
        throw new IllegalArgumentException(
                "a title must have at most 100 characters, none of them a control character");
    }

    private static void requirePart(Object part, String name) {
        if (part == null) throw new IllegalArgumentException("an edited profile needs " + name + "; it has none");
    }
}
