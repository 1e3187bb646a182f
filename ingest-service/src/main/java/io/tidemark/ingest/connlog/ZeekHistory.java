package io.tidemark.ingest.connlog;

import java.util.Map;

/**
 * The segments that Zeek has noted in {@code history}: a letter for each kind as it comes, upper case for the originator's. S is a SYN, H a
 * SYN-ACK, F a FIN, R an RST, A a pure ACK, D one with data, I an impossible one such as FIN with RST; the other letters do not tell
 * which flags there were. Retransmissions are not noted, and A, D and I only once a side (base/protocols/conn/main.zeek).
 *
 * <p>C is a packet whose checksum is wrong, which Zeek leaves out, flags and all: so look the packets that the sensor's own host sends, for its
 * network card has yet to compute them. Of a side that has a C and nothing else, what the other side noted tells the least that was sent: a
 * SYN-ACK answers a SYN, what follows answers it.
 *
 * <p>Where there is no history, {@code conn_state} stands for the least history it takes.
 */
final class ZeekHistory {

    private static final String OTHERS_OF_ORIGINATOR = "ADFRI";
    private static final String OTHERS_OF_RESPONDER = "adfri";
    private static final String OTHERS = OTHERS_OF_ORIGINATOR + OTHERS_OF_RESPONDER;

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
        String history = whole(history(row));
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

    /** Whether packets were left out for their checksums. */
    static boolean hasWrongChecksums(LogRow row) {
        return count(history(row), "Cc") > 0;
    }

    /** The history with what a side has sent at least of which all packets were left out. */
    private static String whole(String history) {
        if (count(history, "C") > 0 && count(history, "S" + OTHERS_OF_ORIGINATOR) == 0 && count(history, "h") > 0) {
            return history + "S" + (count(history, "adf") > 0 ? "A" : "") + (count(history, "f") > 0 ? "F" : "");
        }
        if (count(history, "c") > 0 && count(history, "h" + OTHERS_OF_RESPONDER) == 0 && count(history, "AD") > 0) {
            return history + "h" + (count(history, "D") > 0 ? "a" : "") + (count(history, "F") > 0 ? "f" : "");
        }
        return history;
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
