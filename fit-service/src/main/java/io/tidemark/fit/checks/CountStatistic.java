package io.tidemark.fit.checks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A number that says what new connections per second are like, over all captures. */
enum CountStatistic {
    /** Mean. */
    MEAN("mean", "1/s") {
        @Override
        double of(List<int[]> captures) {
            return all(captures).average().orElse(Double.NaN);
        }
    },
    /** Variance about the mean over all captures, divided by the number of seconds. */
    VARIANCE("variance", "1/s²") {
        @Override
        double of(List<int[]> captures) {
            double mean = MEAN.of(captures);
            return all(captures)
                    .mapToDouble(count -> (count - mean) * (count - mean))
                    .average()
                    .orElse(Double.NaN);
        }
    },
    /** Share of seconds without a new connection. */
    ZERO_SHARE("zeroShare", "1") {
        @Override
        double of(List<int[]> captures) {
            return all(captures)
                    .mapToDouble(count -> count == 0 ? 1 : 0)
                    .average()
                    .orElse(Double.NaN);
        }
    },
    /** Largest count. */
    LARGEST("largest", "1/s") {
        @Override
        double of(List<int[]> captures) {
            return all(captures).max().orElse(0);
        }
    },
    /** Autocorrelation at one second, within captures; 0 where all counts are the same. */
    LAG1("lag1", "1") {
        @Override
        double of(List<int[]> captures) {
            double mean = MEAN.of(captures);
            double products = 0;
            double squares = 0;
            for (int[] counts : captures) {
                for (int second = 0; second < counts.length; second++) {
                    double excess = counts[second] - mean;
                    squares += excess * excess;
                    products += second == 0 ? 0 : excess * (counts[second - 1] - mean);
                }
            }
            return squares == 0 ? 0 : products / squares;
        }
    };

    private final String word;
    private final String unit;

    CountStatistic(String word, String unit) {
        this.word = word;
        this.unit = unit;
    }

    /** Name in documents. */
    String word() {
        return word;
    }

    String unit() {
        return unit;
    }

    /** Its value, of the counts of every capture. */
    abstract double of(List<int[]> captures);

    private static IntStream all(List<int[]> captures) {
        return captures.stream().flatMapToInt(Arrays::stream);
    }
}
