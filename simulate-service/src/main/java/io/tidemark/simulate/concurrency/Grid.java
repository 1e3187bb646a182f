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

    /** The finest grid over all counts of a window. */
    static Grid over(Window window) {
        long step = (window.to() - window.from()) / (MOST_BINS - 1) + 1;
        long from = window.from() - window.from() % step;
        return new Grid(from, step, (int) ((window.to() - from) / step) + 1);
    }

    /** The bin of a count. */
    int bin(long count) {
        return (int) ((count - from) / step);
    }

    /** The last count of a bin; that of bin -1 is the count before the first. */
    long end(int bin) {
        return from + (bin + 1L) * step - 1;
    }

    /**
     * The smallest count n with F(n) &gt;= p, where F rises evenly within a bin.
     *
     * @param below F at the end of the bin before
     * @param at F at the end of the bin, at least p
     */
    long quantile(double p, int bin, double below, double at) {
        double within = at > below ? Math.ceil((p - below) / (at - below) * step) : step;
        return end(bin - 1) + (long) Math.min(Math.max(within, 1), step);
    }
}
