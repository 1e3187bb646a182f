package io.tidemark.simulate.sizing;

import java.util.List;

/**
 * How peaks agree with the law of the level: no more than a share p of them can lie below the level's quantile p, but for
 * chance, for P(peak &lt; n) &lt;= P(level &lt; n) &lt; p.
 *
 * @param parts number of paths or draws that the peaks rest on
 * @param below what was found
 */
public record Agreement(int parts, List<Below> below) {

    /**
     * Peaks below a quantile of the level.
     *
     * @param p the probability of the quantile
     * @param share share of the peaks below it
     */
    public record Below(double p, double share) {}
}
