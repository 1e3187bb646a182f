package io.tidemark.ingest.connlog;

import io.tidemark.ingest.text.WrongFieldException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes lines of a log apart, as Zeek's ASCII writer makes it: columns with a separator between, named by the line {@code #fields} above them.
 * Several logs may follow one another, each with its own header; {@code #close} need not be there. Of the header {@code #separator},
 * {@code #empty_field}, {@code #unset_field} and {@code #fields} are used; sets and escapes within values are left as they are. Without
 * {@code #separator} the character behind {@code #fields} separates. Rows without a header are read as those of a {@code conn.log}, see
 * {@link ZeekColumns}. What Zeek writes with its option {@code tsv} is not read.
 */
public final class ZeekTsv implements LineRows.Fields {

    private static final String SEPARATOR = "#separator ";
    private static final String FIELDS = "#fields";
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");
    private static final int HEXADECIMAL = 16;

    private String separator = "\t";
    private String unset = "-";
    private String empty = "(empty)";
    private List<String> columns = List.of();
    private boolean headed;

    @Override
    public Optional<Map<String, String>> of(String line) throws WrongFieldException {
        if (line.startsWith("#")) {
            readHeader(line);
            return Optional.empty();
        }
        return Optional.of(row(line));
    }

    private void readHeader(String line) throws WrongFieldException {
        headed = true;
        if (line.startsWith(SEPARATOR)) {
            begin(line.substring(SEPARATOR.length()));
            return;
        }
        if (line.startsWith(FIELDS) && line.length() > FIELDS.length() && !line.startsWith(FIELDS + separator)) {
            separator = line.substring(FIELDS.length(), FIELDS.length() + 1);
        }
        List<String> cells = cells(line);
        String value = cells.size() > 1 ? cells.get(1) : "";
        switch (cells.get(0)) {
            case "#unset_field" -> unset = value;
            case "#empty_field" -> empty = value;
            case "#fields" -> columns = cells.subList(1, cells.size());
            default -> {
                // says nothing that is needed
            }
        }
    }

    /** Begins another log. */
    private void begin(String escaped) throws WrongFieldException {
        Matcher matcher = ESCAPE.matcher(escaped);
        String text = matcher.replaceAll(
                each -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), HEXADECIMAL))));
        if (text.isEmpty()) {
            throw new WrongFieldException("a separator such as \"\\x09\"", "none");
        }
        separator = text;
        columns = List.of();
    }

    private List<String> cells(String line) {
        return List.of(line.split(Pattern.quote(separator), -1));
    }

    private Map<String, String> row(String line) throws WrongFieldException {
        List<String> cells = cells(line);
        if (columns.isEmpty()) {
            columns = columnsWithoutHeader(line, cells);
        }
        if (cells.size() != columns.size()) {
            throw new WrongFieldException(
                    columns.size() + " columns, as " + (headed ? "#fields says" : "the first row has") + ",",
                    cells.size() + " columns");
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).equals(unset) && !cells.get(i).equals(empty)) {
                fields.put(columns.get(i), cells.get(i));
            }
        }
        return fields;
    }

    private List<String> columnsWithoutHeader(String line, List<String> cells) throws WrongFieldException {
        Optional<List<String>> found = headed ? Optional.empty() : ZeekColumns.of(cells);
        return found.orElseThrow(
                () -> WrongFieldException.quoting("a line that begins with \"#fields\" above the first row", line));
    }
}
