package io.tidemark.fit.model;

import io.tidemark.contracts.family.NegativeBinomialFamily;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Arrivals {@code nb}: counts are independent, {@code c ~ NegBinomial(H nb_alpha, nb_beta)} in Stan's parametrisation for a
 * capture of H users:
 *
 * <pre>p(c) = Gamma(c + a) / (c! Gamma(a)) (b / (b + 1))^a (1 / (b + 1))^c,   a = H nb_alpha, b = nb_beta</pre>
 *
 * <p>so that the sum of users' counts is again of the family. Both parameters are Exponential(0.5) a priori. Counts of
 * successive seconds are taken as independent, which real ones are not.
 */
final class NegativeBinomialArrivals implements ArrivalFamily {

    @Override
    public String name() {
        return NegativeBinomialFamily.FAMILY.name();
    }

    @Override
    public Supplier<ArrivalBlock> given(Observations observations, Collection<Protocol> protocols) {
        List<CountHistogram> groups = observations.countsByUsers(protocols);
        return () -> new Factor(groups);
    }

    private static final class Factor extends ShapeAndRate implements ArrivalBlock {

        private final double[] users;
        private final RisingFactorials[] factorials;
        private final double userSeconds;
        private final double connections;

        Factor(List<CountHistogram> groups) {
            super(NegativeBinomialFamily.SHAPE, NegativeBinomialFamily.RATE);
            users = groups.stream().mapToDouble(CountHistogram::users).toArray();
            factorials = groups.stream().map(RisingFactorials::new).toArray(RisingFactorials[]::new);
            userSeconds = groups.stream()
                    .mapToDouble(group -> (double) group.users() * group.totalSeconds())
                    .sum();
            connections =
                    groups.stream().mapToDouble(CountHistogram::totalCount).sum();
        }

        @Override
        double logLikelihood(double alpha, double beta, double[] byLogs) {
            double logOdds = -Math.log1p(1 / beta);
            double logLikelihood = userSeconds * alpha * logOdds - connections * Math.log1p(beta);
            double byAlpha = userSeconds * logOdds;
            for (int group = 0; group < users.length; group++) {
                logLikelihood += factorials[group].evaluate(users[group] * alpha);
                byAlpha += users[group] * factorials[group].derivative();
            }
            byLogs[0] = alpha * byAlpha;
            byLogs[1] = (userSeconds * alpha - connections * beta) / (1 + beta);
            return logLikelihood;
        }

        @Override
        public double meanRate(double[] values, int valuesFrom) {
            return values[valuesFrom] / values[valuesFrom + 1];
        }

        @Override
        public void predict(double[] values, int valuesFrom, int users, CountBlocks blocks, double[] logScores) {
            double shape = users * values[valuesFrom];
            double rate = values[valuesFrom + 1];
            double[] ofKinds = blocks.kinds().stream()
                    .mapToDouble(run -> run.seconds() * logProbability(blocks.distinct()[run.index()], shape, rate))
                    .toArray();
            int known = blocks.number() - blocks.predicted();
            Arrays.setAll(logScores, block -> ofKinds[blocks.kind(known + block)]);
        }

        @Override
        public void replicate(double[] values, int valuesFrom, int users, UniformRandomProvider random, int[] counts) {
            double shape = users * values[valuesFrom];
            NegativeBinomialSampler sampler =
                    new NegativeBinomialSampler(random, shape, shape / values[valuesFrom + 1]);
            Arrays.setAll(counts, second -> sampler.sample());
        }

        private static double logProbability(int count, double shape, double rate) {
            return Gamma.logGamma(count + shape)
                    - Gamma.logGamma(count + 1.0)
                    - Gamma.logGamma(shape)
                    - shape * Math.log1p(1 / rate)
                    - count * Math.log1p(rate);
        }
    }
}
