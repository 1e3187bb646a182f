package io.tidemark.simulate.concurrency;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Distribution function from the generating function on the unit circle. Over a window of W counts from lo that holds all
 * of N, with x_j = 2 pi j / W,
 *
 * <pre>
 * P(N = n) = (1 / W) sum over j of G(e^(i x_j)) e^(-i x_j n)
 * F(n) = (n - lo + 1) / W + Re sum over 0 &lt; j &lt;= W/2 of a_j (1 - e^(-i x_j (n - lo + 1)))
 * a_j = (2 / W) G(e^(i x_j)) e^(-i x_j lo) / (1 - e^(-i x_j)) = |G| e^(i (phase + x_j / 2 - pi / 2)) / (W sin(x_j / 2))
 * </pre>
 *
 * (half of a_j at x_j = pi). The sum ends where |G| &lt; 1e-14: some 20 to 100 terms, fewer the more users; or
 * with the last frequency.
 */
final class FourierSeries implements DistributionFunction {

    /** More frequencies than this are summed by a Fourier transform, which resolves every count of such a window. */
    private static final int MOST_TERMS = 128;

    /** The same for a window too wide for a transform. */
    private static final int MOST_TERMS_OF_WIDE = 256;

    /** A generating function may be faster at many angles; those beyond the end are computed in vain. */
    private static final int TERMS_AT_ONCE = 16;

    private static final double LOG_NEGLIGIBLE = -14 * Math.log(10);

    private final long from;
    private final double width;
    private final int terms;
    private final double[] re;
    private final double[] im;

    private FourierSeries(long from, double width, int terms, double[] re, double[] im) {
        this.from = from;
        this.width = width;
        this.terms = terms;
        this.re = re;
        this.im = im;
    }

    /** The series of a law, or nothing where it has more terms than a transform is worth. */
    static Optional<FourierSeries> of(GeneratingFunction g, Window window) {
        double width = window.width();
        int most = width <= LatticeDistribution.MOST_POINTS ? MOST_TERMS : MOST_TERMS_OF_WIDE;
        int all = (int) Math.min(window.width() / 2, most);
        if (all == most && !isNegligibleAt(g, angle(all, width))) {
            return Optional.empty();
        }
        double[] re = new double[all];
        double[] im = new double[all];
        int terms = logs(g, width, re, im);
        for (int term = 0; term < terms; term++) {
            double modulus = Math.exp(re[term]);
            double phase = im[term];
            re[term] = modulus * Math.cos(phase);
            im[term] = modulus * Math.sin(phase);
            makeCoefficient(angle(term + 1, width), window.from(), width, term, re, im);
        }
        if (terms == all && 2 * all == window.width()) {
            re[all - 1] *= 0.5;
            im[all - 1] *= 0.5;
        }
        return Optional.of(new FourierSeries(window.from(), width, terms, re, im));
    }

    /** Fills in log G at the frequencies before the first where G is negligible; returns how many they are. */
    private static int logs(GeneratingFunction g, double width, double[] logModulus, double[] phase) {
        for (int from = 0; from < phase.length; from += TERMS_AT_ONCE) {
            int count = Math.min(TERMS_AT_ONCE, phase.length - from);
            double[] angles = IntStream.rangeClosed(from + 1, from + count)
                    .mapToDouble(term -> angle(term, width))
                    .toArray();
            double[] someModulus = new double[count];
            double[] somePhase = new double[count];
            g.logAtAngles(angles, someModulus, somePhase);
            for (int i = 0; i < count; i++) {
                if (isNegligible(someModulus[i])) {
                    return from + i;
                }
                logModulus[from + i] = someModulus[i];
                phase[from + i] = somePhase[i];
            }
        }
        return phase.length;
    }

    private static double angle(int term, double width) {
        return 2 * Math.PI * term / width;
    }

    private static boolean isNegligibleAt(GeneratingFunction g, double angle) {
        double[] logModulus = new double[1];
        g.logAtAngles(new double[] {angle}, logModulus, new double[1]);
        return isNegligible(logModulus[0]);
    }

    private static boolean isNegligible(double logModulus) {
        return !(logModulus > LOG_NEGLIGIBLE);
    }

    /** Turns G into a_j, at the index {@code at} of real and imaginary parts. */
    private static void makeCoefficient(double angle, long from, double width, int at, double[] re, double[] im) {
        double turn = 0.5 * angle - angle * from;
        double sin = Math.sin(turn);
        double cos = Math.cos(turn);
        double factor = 1 / (width * Math.sin(0.5 * angle));
        double gRe = re[at];
        double gIm = im[at];
        re[at] = factor * (gRe * sin + gIm * cos);
        im[at] = factor * (gIm * sin - gRe * cos);
    }

    @Override
    public void evaluate(long first, long step, double[] values, int count) {
        double[] turnedRe = new double[terms];
        double[] turnedIm = new double[terms];
        double[] stepRe = new double[terms];
        double[] stepIm = new double[terms];
        powers(angle(1, width) * (first - from + 1), turnedRe, turnedIm);
        powers(angle(1, width) * step, stepRe, stepIm);
        double constant = 0;
        for (int term = 0; term < terms; term++) {
            double cos = turnedRe[term];
            double sin = turnedIm[term];
            turnedRe[term] = re[term] * cos - im[term] * sin;
            turnedIm[term] = im[term] * cos + re[term] * sin;
            constant += re[term];
        }
        for (int i = 0; i < count; i++) {
            double oscillating = sumAndTurn(turnedRe, turnedIm, stepRe, stepIm);
            double linear = (first - from + 1 + (double) step * i) / width;
            values[i] = Math.min(Math.max(linear + constant - oscillating, 0), 1);
        }
    }

    /** The powers of e^(-i angle) from the first on: so few that multiplying them up loses nothing. */
    private static void powers(double angle, double[] re, double[] im) {
        double cos = Math.cos(angle);
        double sin = -Math.sin(angle);
        double powerRe = 1;
        double powerIm = 0;
        for (int term = 0; term < re.length; term++) {
            double next = powerRe * cos - powerIm * sin;
            powerIm = powerRe * sin + powerIm * cos;
            powerRe = next;
            re[term] = powerRe;
            im[term] = powerIm;
        }
    }

    /** Sum of the real parts, after which every term is turned by its step. */
    private static double sumAndTurn(double[] re, double[] im, double[] stepRe, double[] stepIm) {
        double sum = 0;
        for (int term = 0; term < re.length; term++) {
            double r = re[term];
            double m = im[term];
            sum += r;
            re[term] = r * stepRe[term] - m * stepIm[term];
            im[term] = r * stepIm[term] + m * stepRe[term];
        }
        return sum;
    }
}
