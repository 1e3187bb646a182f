package io.tidemark.simulate.concurrency;

/**
 * Consecutive ranges of counts, bins, of one length: bin i holds from + i step .. from + (i + 1) step - 1.
 *
 * @param from the first count, a multiple of the step
 * @param step counts of one bin
 * @param bins number of bins, at most {@value #MOST_BINS}
 */
record Grid(long from, long step, int bins) {

    static final int MOST_BINS = 4_096;

    /** So many bins show the middle of a law, or one for each of its counts. */
    private static final int MIDDLE_BINS = 256;

    /** The finest grid over all counts of a window. */
    static Grid over(Window window) {
        long step = (window.to() - window.from()) / (MOST_BINS - 1) + 1;
        long from = window.from() - window.from() % step;
        return new Grid(from, step, (int) ((window.to() - from) / step) + 1);
    }

    /**
     * A grid that shows the middle of a law well whatever else there is: the finest over all its counts, or, where that would leave
     * fewer than {@value #MIDDLE_BINS} bins to the middle, one of shorter bins over the middle and as much to either side as there are bins.
     *
     * @param whole all counts of the law
     * @param middle those that hold most of it
     */
    static Grid over(Window whole, Window middle) {
        long step = (middle.width() - 1) / MIDDLE_BINS + 1;
        if ((whole.width() - 1) / step < MOST_BINS - 1) {
            return over(whole);
        }
        long spare = MOST_BINS * step - middle.width();
        long below = middle.from() - whole.from();
        long above = whole.to() - middle.to();
        long from = middle.from() - Math.min(below, Math.max(spare / 2, spare - above));
        return new Grid(from - from % step, step, MOST_BINS);
    }

    /** The bin of a count; the first or the last for counts beside the grid. */
    int bin(long count) {
        return (int) Math.min(Math.max((count - from) / step, 0), bins - 1);
    }

    /** The last count of a bin; that of bin -1 is the count before the first. */
    long end(int bin) {
        return from + (bin + 1L) * step - 1;
    }
}
