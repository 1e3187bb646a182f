package io.tidemark.simulate.sizing;

import java.util.List;

/**
 * How peaks agree with the law of the level: no more of them can lie below some level than the law puts there, but for chance, as P(peak
 * &lt; n) &lt;= P(level &lt; n).
 *
 * @param parts number of paths or draws that the peaks rest on
 * @param below what was found
 */
public record Agreement(int parts, List<Below> below) {

    /**
     * Peaks below some level.
     *
     * @param p probability that the law puts below it at most
     * @param share share of the peaks below it
     */
    public record Below(double p, double share) {}
}
