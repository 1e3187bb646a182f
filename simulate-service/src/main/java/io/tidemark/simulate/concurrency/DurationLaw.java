package io.tidemark.simulate.concurrency;

/** Distribution of a connection's duration d &gt;= 0, in seconds. */
public interface DurationLaw {

    /** Mean duration E d, in seconds; infinite where it is beyond the range of numbers. */
    double mean();

    /** S(x) = P(d &gt; x). */
    double survival(double seconds);

    /**
     * L(x) = E min(d, x), the integral of S from 0 to x: the seconds that a connection is held within its first x. It is
     * all that the concurrency law asks of a duration: a connection that started uniformly within the second that lies k
     * seconds back is still held with probability Sbar(k) = L(k + 1) - L(k).
     */
    double meanWithin(double seconds);
}
