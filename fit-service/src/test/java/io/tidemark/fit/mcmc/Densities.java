package io.tidemark.fit.mcmc;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Densities whose moments are known. */
public final class Densities {

    private Densities() {}

    /** A density to sample, its values those of the coordinates after a transformation; neither keeps scratch space. */
    public static Supplier<Target> target(LogDensity density, UnaryOperator<double[]> values) {
        return () -> new Target() {
            @Override
            public int dimension() {
                return density.dimension();
            }

            @Override
            public double evaluate(double[] position, double[] gradient) {
                return density.evaluate(position, gradient);
            }

            @Override
            public int valueCount() {
                return values.apply(new double[density.dimension()]).length;
            }

            @Override
            public void constrain(double[] position, double[] into) {
                System.arraycopy(values.apply(position), 0, into, 0, into.length);
            }
        };
    }

    /** Independent normals: mean 0, the given standard deviations. */
    public static LogDensity normal(double... sds) {
        return of(sds.length, (position, gradient) -> {
            double sum = 0;
            for (int i = 0; i < sds.length; i++) {
                gradient[i] = -position[i] / (sds[i] * sds[i]);
                sum += position[i] * gradient[i] / 2;
            }
            return sum;
        });
    }

    /** Normal with equal correlations: variance 1, every pair correlated by {@code correlation}. */
    public static LogDensity equicorrelated(int dimension, double correlation) {
        double diagonal = 1 / (1 - correlation);
        double shared = correlation * diagonal / (1 + (dimension - 1) * correlation);
        return of(dimension, (position, gradient) -> {
            double total = Arrays.stream(position).sum();
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                gradient[i] = -(diagonal * position[i] - shared * total);
                sum += position[i] * gradient[i] / 2;
            }
            return sum;
        });
    }

    /** log v of v ~ Gamma(shape, rate). */
    public static LogDensity logGamma(double shape, double rate) {
        return of(1, (position, gradient) -> {
            double value = Math.exp(position[0]);
            gradient[0] = shape - rate * value;
            return shape * position[0] - rate * value;
        });
    }

    /** Neal's funnel: v ~ Normal(0, 3), x_i ~ Normal(0, exp(v / 2)); v is the first coordinate. */
    public static LogDensity funnel(int dimension) {
        return of(dimension, (position, gradient) -> {
            double v = position[0];
            double precision = Math.exp(-v);
            double squares = 0;
            for (int i = 1; i < dimension; i++) {
                squares += position[i] * position[i];
                gradient[i] = -position[i] * precision;
            }
            gradient[0] = -v / 9 - (dimension - 1) / 2.0 + squares * precision / 2;
            return -v * v / 18 - (dimension - 1) * v / 2 - squares * precision / 2;
        });
    }

    /** Normal of variance 1 in which neighbours are correlated by {@code correlation}, others by its powers. */
    public static LogDensity autoregressive(int dimension, double correlation) {
        double variance = 1 - correlation * correlation;
        return of(dimension, (position, gradient) -> {
            double sum = -position[0] * position[0] / 2;
            gradient[0] = -position[0];
            for (int i = 1; i < dimension; i++) {
                double residual = position[i] - correlation * position[i - 1];
                sum -= residual * residual / (2 * variance);
                gradient[i] = -residual / variance;
                gradient[i - 1] += correlation * residual / variance;
            }
            return sum;
        });
    }

    /** Banana: x ~ Normal(0, sd), y - bend (x^2 - sd^2) ~ Normal(0, 1) (Haario, Saksman and Tamminen 1999). */
    public static LogDensity banana(double sd, double bend) {
        return of(2, (position, gradient) -> {
            double x = position[0];
            double residual = position[1] - bend * (x * x - sd * sd);
            gradient[0] = -x / (sd * sd) + 2 * bend * x * residual;
            gradient[1] = -residual;
            return -x * x / (2 * sd * sd) - residual * residual / 2;
        });
    }

    /** The part of a {@link LogDensity} that computes. */
    public interface Evaluation {
        double at(double[] position, double[] gradient);
    }

    /** A density by its computation. */
    public static LogDensity of(int dimension, Evaluation evaluation) {
        return new LogDensity() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public double evaluate(double[] position, double[] gradient) {
                return evaluation.at(position, gradient);
            }
        };
    }
}
