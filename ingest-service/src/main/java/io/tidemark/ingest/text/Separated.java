package io.tidemark.ingest.text;

import java.util.ArrayList;
import java.util.List;

/** Cells of a line with a separator between, in double quotes where they hold it themselves (RFC 4180). Quotes within quotes are doubled. */
public final class Separated {

    private static final char QUOTE = '"';

    private Separated() {}

    /** The cells, without their quotes. A quote that is not closed ends with the line. */
    public static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == QUOTE) {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
                i += doubled ? 1 : 0;
                cell.append(doubled ? "\"" : "");
                quoted ^= !doubled;
            } else if (each == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
