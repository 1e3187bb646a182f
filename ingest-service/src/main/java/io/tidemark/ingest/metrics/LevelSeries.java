package io.tidemark.ingest.metrics;

/**
 * How full a session table is, second by second. An entry is there while start &lt;= t &lt; end, so one held for no time at all
 * never is.
 *
 * @param started entries made in each second
 * @param atStart entries there at the instant each second begins
 * @param maxWithin most entries there at once at any instant of each second
 */
record LevelSeries(int[] started, int[] atStart, int[] maxWithin) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    static LevelSeries of(EntryLog entries, CaptureSpan span) {
        int seconds = span.seconds();
        LevelSeries series = new LevelSeries(new int[seconds], new int[seconds], new int[seconds]);
        Sweep sweep = new Sweep(entries.starts().sorted(), entries.sortedEnds());
        sweep.levelAt(EntryLog.BEFORE);
        for (int i = 0; i < seconds; i++) {
            long instant = (span.startEpochSecond() + i) * NANOS_PER_SECOND;
            int startedBefore = sweep.started;
            series.atStart[i] = sweep.levelAt(instant);
            series.maxWithin[i] = sweep.highestBefore(instant + NANOS_PER_SECOND);
            series.started[i] = sweep.started - startedBefore;
        }
        return series;
    }

    /** Goes through sorted starts and ends in the order of time; ends come before starts of the same instant. */
    private static final class Sweep {

        private final long[] starts;
        private final long[] ends;
        private int started;
        private int ended;

        Sweep(long[] starts, long[] ends) {
            this.starts = starts;
            this.ends = ends;
        }

        int levelAt(long instant) {
            while (started < starts.length && starts[started] <= instant) {
                started++;
            }
            endUpTo(instant);
            return started - ended;
        }

        /** The highest level from here to before an instant. */
        int highestBefore(long instant) {
            int highest = started - ended;
            while (started < starts.length && starts[started] < instant) {
                endUpTo(starts[started]);
                started++;
                highest = Math.max(highest, started - ended);
            }
            return highest;
        }

        private void endUpTo(long instant) {
            while (ended < ends.length && ends[ended] <= instant) {
                ended++;
            }
        }
    }
}
