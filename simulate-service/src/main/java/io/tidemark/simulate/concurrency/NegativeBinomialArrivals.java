package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.NegativeBinomialFamily;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;

/**
 * Independent counts C ~ NegBinomial(alpha, beta) as Stan's {@code neg_binomial}: mean alpha / beta, variance
 * (alpha / beta) (1 + 1 / beta), generating function (1 + (1 - z) / beta)^-alpha. U users have U alpha; keeping each
 * connection with probability p makes beta / p of beta.
 *
 * @param shape alpha &gt; 0
 * @param rate beta &gt; 0
 */
public record NegativeBinomialArrivals(double shape, double rate) implements ArrivalLaw {

    /** The family: parameters {@code nb_alpha} (of one user) and {@code nb_beta}. */
    public static final ArrivalFamily FAMILY = new Family();

    /** The widest range of counts that a table is made for; beyond, counts are drawn as a Poisson of a gamma. */
    private static final int LARGEST_TABLE = 1 << 16;

    public NegativeBinomialArrivals {
        Positive.of("shape of negative binomial arrivals", shape);
        Positive.of("rate of negative binomial arrivals", rate);
    }

    @Override
    public NegativeBinomialArrivals ofUsers(int users) {
        return new NegativeBinomialArrivals(users * shape, rate);
    }

    @Override
    public NegativeBinomialArrivals thinned(double keep) {
        return new NegativeBinomialArrivals(shape, rate / keep);
    }

    @Override
    public double mean() {
        return shape / rate;
    }

    @Override
    public GeneratingFunction counted(LagShares shares) {
        return new NegativeBinomialGeneratingFunction(shape, rate, shares);
    }

    @Override
    public IntFunction<GeneratingFunction> countedOfUsers(LagShares shares) {
        GeneratingFunction ofOne = new KeptGeneratingFunction(counted(shares));
        return users -> new PowerGeneratingFunction(ofOne, users);
    }

    /** P(C &gt; n) = I_x(n + 1, alpha) with x = 1 / (1 + beta), to the power of independent seconds. */
    @Override
    public LongToDoubleFunction peakAtMost(int seconds, UniformRandomProvider random) {
        return count -> {
            if (count < 0) {
                return 0;
            }
            double above = NegativeBinomialTail.above(shape, rate, count);
            return Math.exp(seconds * Math.log1p(-Math.min(above, 1)));
        };
    }

    @Override
    public CountSampler counts(UniformRandomProvider random) {
        Window window = Window.of(counted(LagShares.newOnly()));
        if (window.width() > LARGEST_TABLE) {
            return new GammaPoissonSampler(random, shape, rate);
        }
        int from = (int) window.from();
        DiscreteSampler table =
                AliasMethodDiscreteSampler.of(random, relativeProbabilities(from, (int) window.width()));
        return () -> from + table.sample();
    }

    /** P(C = n) up to a factor, from the mode outwards by P(n + 1) / P(n) = (n + alpha) / ((n + 1) (1 + beta)). */
    private double[] relativeProbabilities(int from, int width) {
        double[] probabilities = new double[width];
        int mode = (int) Math.max(0, Math.min(width - 1.0, Math.floor((shape - 1) / rate) - from));
        probabilities[mode] = 1;
        for (int i = mode + 1; i < width; i++) {
            probabilities[i] = probabilities[i - 1] * ratio(from + i - 1);
        }
        for (int i = mode - 1; i >= 0; i--) {
            probabilities[i] = probabilities[i + 1] / ratio(from + i);
        }
        return probabilities;
    }

    private double ratio(int count) {
        return (count + shape) / ((count + 1.0) * (1 + rate));
    }

    private record Family() implements ArrivalFamily {

        @Override
        public String name() {
            return NegativeBinomialFamily.FAMILY.name();
        }

        @Override
        public IntFunction<ArrivalLaw> laws(DrawTable draws, List<Integer> usersOfCaptures) {
            double[] shapes = draws.column(NegativeBinomialFamily.SHAPE.at());
            double[] rates = draws.column(NegativeBinomialFamily.RATE.at());
            return draw -> new NegativeBinomialArrivals(shapes[draw], rates[draw]);
        }
    }
}
