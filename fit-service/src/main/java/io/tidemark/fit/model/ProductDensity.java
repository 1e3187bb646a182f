package io.tidemark.fit.model;

import io.tidemark.fit.mcmc.LogDensity;
import java.util.List;

/** Density of a product of independent factors, each over its own coordinates. */
final class ProductDensity implements LogDensity {

    private final Block[] blocks;
    private final int[] from;
    private final int dimension;

    ProductDensity(List<Block> factors) {
        blocks = factors.toArray(Block[]::new);
        from = new int[blocks.length];
        int next = 0;
        for (int i = 0; i < blocks.length; i++) {
            from[i] = next;
            next += blocks[i].coordinates();
        }
        dimension = next;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < blocks.length; i++) {
            sum += blocks[i].evaluate(position, gradient, from[i]);
        }
        return sum;
    }
}
