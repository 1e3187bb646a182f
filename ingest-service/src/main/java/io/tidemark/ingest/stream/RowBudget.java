package io.tidemark.ingest.stream;

/**
 * The rows that the stream tables of all captures share which are being taken in, so that their number bounds the memory of all
 * together. Every table has its first rows for its own. One that is full asks for as many again; it gets at most half of what is
 * free, so that whoever comes next finds some, and nothing where that would be less than an eighth of what it has, so that
 * columns are not copied for a few rows. A table that gets nothing evicts.
 */
public final class RowBudget {

    private static final int MOST_FIRST_ROWS = 1 << 10;
    private static final int LEAST_GROWTH = 8;

    private final int firstRows;
    private int free;

    /**
     * @param rows most rows of one table, and of all together but for the first {@value #MOST_FIRST_ROWS} of each
     */
    public RowBudget(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a stream table needs a row or more: " + rows);
        }
        firstRows = Math.min(rows, MOST_FIRST_ROWS);
        free = rows - firstRows;
    }

    /** Rows that nobody has taken. */
    public synchronized int free() {
        return free;
    }

    /** What one capture takes of it, nothing as yet. */
    Share share() {
        return new Share(this);
    }

    private synchronized int take(int wanted, int least) {
        int granted = Math.min(wanted, free / 2);
        if (granted < least) {
            return 0;
        }
        free -= granted;
        return granted;
    }

    private synchronized void giveBack(int rows) {
        free += rows;
    }

    /** The rows of one capture's tables. For use by one thread at a time. */
    static final class Share implements AutoCloseable {

        private final RowBudget budget;
        private int taken;

        private Share(RowBudget budget) {
            this.budget = budget;
        }

        /** Rows that a table has for its own. */
        int firstRows() {
            return budget.firstRows;
        }

        /**
         * Takes rows for a table that is full.
         *
         * @param rows how many it has
         * @return how many more it may have, 0 where it must do with those
         */
        int grow(int rows) {
            int granted = budget.take(rows, Math.max(1, rows / LEAST_GROWTH));
            taken += granted;
            return granted;
        }

        /** Takes exactly so many rows, for something else that takes as much memory; false where they cannot be had. */
        boolean take(int rows) {
            int granted = budget.take(rows, rows);
            taken += granted;
            return granted == rows;
        }

        /** Gives rows back before the end. */
        void giveBack(int rows) {
            taken -= rows;
            budget.giveBack(rows);
        }

        /** Gives all rows back. */
        @Override
        public void close() {
            giveBack(taken);
        }
    }
}
