package io.tidemark.fit.model;

import io.tidemark.fit.mcmc.Target;
import java.util.List;

/** Product of independent factors, each over its own coordinates and with values of its own. */
final class ProductTarget implements Target {

    private final Block[] blocks;
    private final int dimension;
    private final int valueCount;

    ProductTarget(List<Block> factors) {
        blocks = factors.toArray(Block[]::new);
        dimension = factors.stream().mapToInt(Block::coordinates).sum();
        valueCount =
                factors.stream().mapToInt(block -> block.parameters().size()).sum();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int valueCount() {
        return valueCount;
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        double sum = 0;
        int from = 0;
        for (Block block : blocks) {
            sum += block.evaluate(position, gradient, from);
            from += block.coordinates();
        }
        return sum;
    }

    @Override
    public void constrain(double[] position, double[] values) {
        int from = 0;
        int valuesFrom = 0;
        for (Block block : blocks) {
            block.constrain(position, from, values, valuesFrom);
            from += block.coordinates();
            valuesFrom += block.parameters().size();
        }
    }
}
