package io.tidemark.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the streams that the product found are not those that tshark found, in the order of the product's rows. */
final class StreamDifferences {

    private final Map<String, StreamRow> unmatched;
    private final int expected;
    private final List<String> lines = new ArrayList<>();
    private int found;

    /**
     * A comparison that is yet to hear the product's rows.
     *
     * @param tshark tshark's rows by their names
     */
    StreamDifferences(Map<String, StreamRow> tshark) {
        this.unmatched = new LinkedHashMap<>(tshark);
        this.expected = tshark.size();
    }

    /** Hears one of the product's rows. */
    void add(StreamRow ours) {
        found++;
        StreamRow theirs = unmatched.remove(ours.name());
        if (theirs == null) {
            lines.add(ours.name() + ": tshark has no such stream");
        } else if (!ours.equals(theirs)) {
            lines.add(ours.name() + ": " + String.join("; ", ours.differencesFrom(theirs)));
        }
    }

    /** One line a stream that differs; those that only tshark has come last. */
    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        unmatched.keySet().forEach(name -> all.add(name + ": only tshark has it"));
        return all;
    }

    /** The result in one sentence. */
    String verdict(String version) {
        int differing = lines().size();
        if (differing > 0) {
            return String.format(
                    Locale.ROOT, "%s, %s finds %,d; %,d differ", streams(found), version, expected, differing);
        }
        return switch (found) {
            case 0 -> "no stream, as in " + version;
            case 1 -> "its stream equals that of " + version;
            default -> "all " + streams(found) + " equal those of " + version;
        };
    }

    private static String streams(int number) {
        return String.format(Locale.ROOT, number == 1 ? "%,d stream" : "%,d streams", number);
    }
}
