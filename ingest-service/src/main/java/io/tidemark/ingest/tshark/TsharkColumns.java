package io.tidemark.ingest.tshark;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.text.Separated;
import io.tidemark.ingest.text.TextLines;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Packets that tshark has dissected and numbered, as columns: what {@code tshark -T fields -E header=y} writes. The first line names the fields,
 * and what follows the first name separates columns. A column of several values has commas, semicolons or spaces between. What is needed of the fields {@link TsharkFields}
 * says; which of them there must be is known by the first line.
 */
public final class TsharkColumns extends TsharkFrames {

    /** What to run instead where something is missing. */
    public static final String COMMAND =
            "tshark -r FILE -T fields -E header=y -e frame.time_epoch -e frame.len -e ip.src -e ip.dst"
                    + " -e ipv6.src -e ipv6.dst -e tcp.stream -e tcp.srcport -e tcp.dstport -e tcp.flags -e udp.stream"
                    + " -e udp.srcport -e udp.dstport";

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)+";
    private static final Pattern HEADER = Pattern.compile("\"?" + NAME + "\"?(?:[^A-Za-z0-9_.].*)?");
    private static final Pattern KNOWN = Pattern.compile("(?:^|[^A-Za-z0-9_.])(?:frame|ip|ipv6|tcp|udp)\\.[a-z]");
    private static final Pattern UNNAMED = Pattern.compile("(.*[\\t,;|])?\\d{9,10}\\.\\d{9}[\\t,;|].*");
    /** What tshark prints unasked, and what Wireshark exports as CSV. */
    private static final Pattern SUMMARY =
            Pattern.compile("\\d+\\s+\\d+\\.\\d+\\s+\\S+\\s+(→|->)\\s+\\S+\\s.*|\"?No\\.\"?,\"?Time\"?,.*");

    /** What may stand between the values of one column. */
    private static final Pattern VALUES = Pattern.compile("[,; ]");

    private final CaptureInput input;
    private final TextLines lines;
    private final char separator;
    private final List<String> names;
    private boolean truncated;

    /**
     * @param input begins with the line of names
     */
    public TsharkColumns(CaptureInput input) throws IOException {
        this.input = input;
        this.lines = new TextLines(input);
        boolean whole = lines.next();
        this.separator = separator(lines.text());
        this.names = Separated.cells(lines.text(), separator).stream()
                .map(TsharkNames::ofFieldThatIsRead)
                .toList();
        if (whole) {
            requireFields();
        }
    }

    /** Whether a line names fields. */
    public static boolean namesFields(String line) {
        return HEADER.matcher(line).matches() && KNOWN.matcher(line).find();
    }

    /** Whether a line looks like a packet whose columns no one has named. */
    public static boolean isUnnamed(String line) {
        return UNNAMED.matcher(line).matches();
    }

    /** Whether a line is one of a list of packets as it is shown to people. */
    public static boolean isSummary(String line) {
        return SUMMARY.matcher(line).matches();
    }

    private static char separator(String header) {
        String rest = header.replaceFirst("\"?" + NAME + "\"?", "");
        return rest.isEmpty() ? '\t' : rest.charAt(0);
    }

    private void requireFields() {
        boolean hasTime = names.contains(TsharkFields.EPOCH) || names.contains(TsharkFields.RELATIVE);
        boolean hasStream = names.contains("tcp.stream") || names.contains("udp.stream");
        boolean hasFlags =
                names.stream().anyMatch(name -> name.startsWith("tcp.flags") || name.equals("tcp.completeness"));
        if (!hasTime || !hasStream || names.contains("tcp.stream") && !hasFlags) {
            throw new MalformedCaptureException(
                    0,
                    "columns of tshark with a time (frame.time_epoch), the numbers of streams (tcp.stream and udp.stream), and for TCP"
                            + " the flags (tcp.flags or tcp.completeness), as \"" + COMMAND + "\" writes them",
                    "the columns " + lines.text());
        }
    }

    @Override
    boolean readPacket() throws IOException {
        while (lines.next()) {
            if (!lines.text().isEmpty()) {
                read(lines.text());
                return true;
            }
        }
        truncated = !lines.text().isEmpty();
        return false;
    }

    private void read(String line) {
        try {
            List<String> cells = Separated.cells(line, separator);
            if (cells.size() != names.size()) {
                throw new WrongFieldException(
                        names.size() + " columns, as the first line has,",
                        cells.size() + (separator == ',' ? " columns; add -E quote=d to the command" : " columns"));
            }
            fields.clear();
            for (int i = 0; i < cells.size(); i++) {
                take(names.get(i), cells.get(i));
            }
            fields.finish();
        } catch (WrongFieldException e) {
            throw new MalformedCaptureException(
                    lines.offset(), e.expected() + " in line " + lines.number() + " of tshark's columns", e.found());
        }
    }

    private void take(String name, String cell) throws WrongFieldException {
        if (name.isEmpty() || cell.isEmpty()) {
            return;
        }
        String[] values = VALUES.split(cell);
        for (int i = 0; i < values.length; i++) {
            fields.takeListed(name, values[i], i);
        }
    }

    @Override
    public long recordOffset() {
        return lines.offset();
    }

    @Override
    public boolean truncated() {
        return truncated || input.cut();
    }
}
