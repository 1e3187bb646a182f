package io.tidemark.ingest.connlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns of a {@code conn.log} whose header is lost, from its first row. All versions of Zeek begin a row with the same seven columns
 * and the service; {@code conn_state} is told by its values, and history and numbers of packets stand in the same order behind it, whether
 * or not {@code local_orig} and {@code local_resp} come between.
 */
public final class ZeekColumns {

    private static final List<String> FIRST =
            List.of("ts", "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "service", "duration");
    private static final List<String> LAST =
            List.of("missed_bytes", "history", "orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes");
    private static final Set<String> STATES =
            Set.of("S0", "S1", "SF", "REJ", "S2", "S3", "RSTO", "RSTR", "RSTOS0", "RSTRH", "SH", "SHR", "OTH");
    private static final Set<String> LOCALITIES = Set.of("T", "F", "-");

    private static final Pattern START = Pattern.compile("\\d{9,10}\\.\\d{6}\t\\S+\t[0-9a-fA-F.:]+\t\\d{1,5}"
            + "\t[0-9a-fA-F.:]+\t\\d{1,5}\t(tcp|udp|icmp|unknown_transport)\t.*");

    private ZeekColumns() {}

    /** Whether a line begins as a row with tabs does. */
    public static boolean recognises(String line) {
        return START.matcher(line).matches();
    }

    /** The columns of a row; empty where it is none of a {@code conn.log}. Columns that are not needed are called by their position. */
    static Optional<List<String>> of(List<String> cells) {
        int state = FIRST.size();
        while (state < cells.size() && !STATES.contains(cells.get(state))) {
            state++;
        }
        int last = state + 1;
        while (last < cells.size() && LOCALITIES.contains(cells.get(last))) {
            last++;
        }
        if (last + LAST.size() > cells.size()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(FIRST);
        for (int i = FIRST.size(); i < cells.size(); i++) {
            boolean isLast = i >= last && i < last + LAST.size();
            names.add(i == state ? "conn_state" : isLast ? LAST.get(i - last) : "column " + i);
        }
        return Optional.of(names);
    }
}
