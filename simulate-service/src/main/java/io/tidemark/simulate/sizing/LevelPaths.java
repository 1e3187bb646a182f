package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.LevelMoments;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Peaks of many paths, each under one posterior draw. Draws are ordered by the peak to expect of them and taken at even
 * distances, so that the peaks spread as over all draws and little is left to chance. Paths run in parallel with generators
 * split off one seed, so that the same request has the same answer.
 *
 * @param moments of the level under each draw
 * @param drawers makes what draws peaks, for one thread at a time
 */
record LevelPaths(LevelMoments moments, Supplier<PeakDrawer> drawers) {

    private static final int PATHS_OF_A_CHUNK = 16;

    /** Draws the peak of one path. */
    @FunctionalInterface
    interface PeakDrawer {
        long peak(int draw, UniformRandomProvider random);
    }

    SimulatedPeaks peaks(int paths, long seed) {
        SplittableUniformRandomProvider root = (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(seed);
        UniformRandomProvider[] generators = new UniformRandomProvider[paths];
        Arrays.setAll(generators, path -> root.split());
        int[] draws = new ExpectedPeaks(moments).spread(paths);
        long[] peaks = new long[paths];
        int chunks = (paths + PATHS_OF_A_CHUNK - 1) / PATHS_OF_A_CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            PeakDrawer drawer = drawers.get();
            int to = Math.min((chunk + 1) * PATHS_OF_A_CHUNK, paths);
            for (int path = chunk * PATHS_OF_A_CHUNK; path < to; path++) {
                peaks[path] = drawer.peak(draws[path], generators[path]);
            }
        });
        return new SimulatedPeaks(new PeakLaw(peaks), new CrediblePeaks(moments, draws, peaks));
    }
}
