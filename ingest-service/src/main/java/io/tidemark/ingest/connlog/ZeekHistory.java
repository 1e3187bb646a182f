package io.tidemark.ingest.connlog;

import java.util.Map;

/**
 * The segments that Zeek has noted in {@code history}: a letter for each kind as it comes, upper case for the originator's. S is a SYN, H a
 * SYN-ACK, F a FIN, R an RST, A a pure ACK, D one with data, I an impossible one such as FIN with RST; the other letters do not tell
 * which flags there were. Retransmissions are not noted, and A, D and I only once a side (base/protocols/conn/main.zeek).
 *
 * <p>Where there is no history, {@code conn_state} stands for the least history it takes.
 */
final class ZeekHistory {

    private static final String OTHERS_OF_ORIGINATOR = "ADFRI";
    private static final String OTHERS = OTHERS_OF_ORIGINATOR + "adfri";

    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry("S0", "S"),
            Map.entry("S1", "ShA"),
            Map.entry("SF", "ShAFf"),
            Map.entry("REJ", "Sr"),
            Map.entry("S2", "ShAF"),
            Map.entry("S3", "ShAf"),
            Map.entry("RSTO", "ShAR"),
            Map.entry("RSTR", "ShAr"),
            Map.entry("RSTOS0", "SR"),
            Map.entry("RSTRH", "hr"),
            Map.entry("SH", "SF"),
            Map.entry("SHR", "hf"));

    private ZeekHistory() {}

    /** The segments of a row of TCP. */
    static TcpSegments segments(LogRow row) {
        String history = history(row);
        boolean wentOn = count(history, OTHERS_OF_ORIGINATOR) > 0;
        return new TcpSegments(
                count(history, "Ss"),
                count(history, "Hh"),
                count(history, "F"),
                count(history, "f"),
                count(history, "Rr"),
                count(history, "h") > 0 && wentOn,
                count(history, OTHERS) > 0);
    }

    /** Whether the responder sent a packet that was noted. */
    static boolean answered(LogRow row) {
        return history(row).chars().anyMatch(Character::isLowerCase);
    }

    /** Whether packets of both sides were noted, whatever the protocol. */
    static boolean ofBothSides(LogRow row) {
        return answered(row) && history(row).chars().anyMatch(Character::isUpperCase);
    }

    private static String history(LogRow row) {
        return row.optional("history")
                .orElseGet(() -> LEAST.getOrDefault(row.optional("conn_state").orElse(""), ""));
    }

    private static int count(String history, String letters) {
        return (int) history.chars().filter(each -> letters.indexOf(each) >= 0).count();
    }
}
