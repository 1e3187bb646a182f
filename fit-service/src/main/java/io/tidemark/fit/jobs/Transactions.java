package io.tidemark.fit.jobs;

import java.util.function.Supplier;

/** Lets all that a use case writes happen, or nothing of it. */
public interface Transactions {

    /**
     * Does some work in the caller's transaction, or where there is none in one of its own. Where the work throws, nothing of the
     * transaction happens.
     *
     * @return what the work returns
     */
    <T> T within(Supplier<T> work);

    /** The same with work that returns nothing. */
    default void perform(Runnable work) {
        within(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Makes sure that the caller holds a transaction.
     *
     * @throws IllegalStateException where it does not
     */
    void demand();
}
