package io.tidemark.fit.order;

/** How much of its captures a fit takes into account. */
public enum Extent {
    /** All of them. */
    WHOLE,
    /** What was known when half of each had passed, for the backtest. */
    FIRST_HALF
}
