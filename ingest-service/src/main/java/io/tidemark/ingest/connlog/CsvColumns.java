package io.tidemark.ingest.connlog;

import io.tidemark.ingest.text.Separated;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns by their names. Cells that are empty are not there.
 *
 * @param names of the columns, in their order
 * @param separator what stands between them
 */
public record CsvColumns(List<String> names, char separator) {

    /** The columns of a row, of which further ones may follow. */
    public Map<String, String> leading(List<String> cells) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            if (!cells.get(i).isEmpty()) {
                fields.put(names.get(i), cells.get(i));
            }
        }
        return fields;
    }

    /** The columns of a line that must have just as many. */
    public Map<String, String> of(String line) throws WrongFieldException {
        List<String> cells = Separated.cells(line, separator);
        if (cells.size() != names.size()) {
            throw new WrongFieldException(names.size() + " columns, as the first line has,", cells.size() + " columns");
        }
        return leading(cells);
    }
}
