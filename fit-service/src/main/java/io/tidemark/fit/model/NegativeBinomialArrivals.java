package io.tidemark.fit.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.special.Gamma;

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
        return "nb";
    }

    @Override
    public Supplier<ArrivalBlock> given(Observations observations, Collection<Protocol> protocols) {
        List<CountHistogram> groups = observations.countsByUsers(protocols);
        return () -> new Factor(groups);
    }

    private static final class Factor implements ArrivalBlock {

        private static final List<Parameter> PARAMETERS = List.of(
                new Parameter("nb_alpha", "1", ExponentialPrior.STAN),
                new Parameter("nb_beta", "1", ExponentialPrior.STAN));

        private final double[] users;
        private final RisingFactorials[] factorials;
        private final double userSeconds;
        private final double connections;

        Factor(List<CountHistogram> groups) {
            users = groups.stream().mapToDouble(CountHistogram::users).toArray();
            factorials = groups.stream().map(RisingFactorials::new).toArray(RisingFactorials[]::new);
            userSeconds = groups.stream()
                    .mapToDouble(group -> (double) group.users() * group.totalSeconds())
                    .sum();
            connections =
                    groups.stream().mapToDouble(CountHistogram::totalCount).sum();
        }

        @Override
        public List<Parameter> parameters() {
            return PARAMETERS;
        }

        @Override
        public int coordinates() {
            return 2;
        }

        @Override
        public double evaluate(double[] position, double[] gradient, int from) {
            double logAlpha = position[from];
            double logBeta = position[from + 1];
            double alpha = Math.exp(logAlpha);
            double beta = Math.exp(logBeta);
            double logOdds = -Math.log1p(Math.exp(-logBeta));
            double logDensity = userSeconds * alpha * logOdds - connections * Math.log1p(beta);
            double byAlpha = userSeconds * logOdds;
            for (int group = 0; group < users.length; group++) {
                logDensity += factorials[group].evaluate(users[group] * alpha);
                byAlpha += users[group] * factorials[group].derivative();
            }
            double byLogBeta = (userSeconds * alpha - connections * beta) / (1 + beta);
            gradient[from] = alpha * byAlpha + ExponentialPrior.derivative(alpha);
            gradient[from + 1] = byLogBeta + ExponentialPrior.derivative(beta);
            return logDensity
                    + ExponentialPrior.logDensity(logAlpha, alpha)
                    + ExponentialPrior.logDensity(logBeta, beta);
        }

        @Override
        public void constrain(double[] position, int from, double[] values, int valuesFrom) {
            values[valuesFrom] = Math.exp(position[from]);
            values[valuesFrom + 1] = Math.exp(position[from + 1]);
        }

        @Override
        public void predict(
                double[] values, int valuesFrom, int users, int[] counts, int fromSecond, double[] logScores) {
            double shape = users * values[valuesFrom];
            double rate = values[valuesFrom + 1];
            double[] logProbabilities = new double[Arrays.stream(counts).max().orElse(0) + 1];
            Arrays.fill(logProbabilities, Double.NaN);
            for (int second = fromSecond; second < counts.length; second++) {
                int count = counts[second];
                if (Double.isNaN(logProbabilities[count])) {
                    logProbabilities[count] = logProbability(count, shape, rate);
                }
                logScores[second - fromSecond] = logProbabilities[count];
            }
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
