package io.tidemark.standalone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table of people who were left out one at a time, and what comes of all of them. */
final class PeopleTable {

    private static final String ROW = "%-32s %9s %9s %9s %9s %9s %9s %7s %7s%n";
    private static final double FEWEST_HELD = 0.8;

    private static final String HEADER = String.format(
            ROW, "person left out", "minutes", "measured", "mean", "median", "5 %", "95 %", "width", "90 %");

    private final String definition;
    private final Consumer<String> print;
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    private final List<LeftOut> tested = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param definition name of the session definition
     * @param print receives its text, line by line
     */
    PeopleTable(String definition, Consumer<String> print) {
        this.definition = definition;
        this.print = print;
    }

    /** Name of the session definition. */
    String definition() {
        return definition;
    }

    /** Prints the head. */
    void begin() {
        print.accept(HEADER);
    }

    /** Adds a person, and prints their row. */
    void add(LeftOut person) {
        tested.add(person);
        LevelBand predicted = person.predicted();
        rows.addObject()
                .put("person", person.person())
                .put("seconds", person.seconds())
                .put("measured", person.measured())
                .put("mean", predicted.mean())
                .put("median", predicted.median())
                .put("q5", predicted.low())
                .put("q95", predicted.high())
                .put("width", predicted.width())
                .put("coverage90", person.coverage());
        print.accept(String.format(
                ROW,
                person.person(),
                decimal(person.seconds() / 60.0),
                decimal(person.measured()),
                decimal(predicted.mean()),
                count(predicted.median()),
                count(predicted.low()),
                count(predicted.high()),
                decimal(predicted.width()),
                decimal(100 * person.coverage())));
    }

    /** Adds a person whom the others predict nothing of, and prints a row that says why. */
    void addUntested(String person, String reason) {
        String line = reason.strip().replaceAll("\\s+", " ");
        rows.addObject().put("person", person).put("untested", line);
        String row = String.format(ROW, person, "-", "-", "-", "-", "-", "-", "-", "-");
        print.accept(row.stripTrailing() + "  " + line + System.lineSeparator());
    }

    /** Prints what comes of all of them; nothing where nobody was tested. */
    void end() {
        if (tested.isEmpty()) return;
        print.accept(String.format(
                Locale.ROOT,
                "The 90 %% band holds %s %% of all %,d seconds; below %.0f %% of them for %d of %d people; at the median it"
                        + " is %s times its mean wide.%n",
                decimal(100 * coverage()),
                seconds(),
                100 * FEWEST_HELD,
                below(),
                tested.size(),
                decimal(medianWidth())));
    }

    /** The table as a document. Members of all people are left out where nobody was tested. */
    ObjectNode asDocument() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("definition", definition);
        document.set("people", rows);
        if (tested.isEmpty()) return document;
        return document.put("seconds", seconds())
                .put("coverage90", coverage())
                .put("below80", below())
                .put("medianWidth", medianWidth());
    }

    private long seconds() {
        return tested.stream().mapToLong(LeftOut::seconds).sum();
    }

    private double coverage() {
        return tested.stream().mapToDouble(LeftOut::held).sum() / seconds();
    }

    private int below() {
        return (int)
                tested.stream().filter(each -> each.coverage() < FEWEST_HELD).count();
    }

    /** Of an even number of people the mean of the middle two. */
    private double medianWidth() {
        double[] widths = tested.stream()
                .mapToDouble(each -> each.predicted().width())
                .sorted()
                .toArray();
        return (widths[(widths.length - 1) / 2] + widths[widths.length / 2]) / 2;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
