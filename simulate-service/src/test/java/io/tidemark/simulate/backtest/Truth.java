package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.ArticleDraws;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/** One draw of the article's model, and captures of it made connection by connection in continuous time. */
record Truth(double alpha, double beta, double shape, double rate) {

    static final Truth SHORT_LIVED = new Truth(0.8, 0.4, 0.8, 0.1);

    static Posterior posterior(Truth... draws) {
        return ArticleDraws.posterior(Arrays.stream(draws)
                .map(draw -> new double[] {draw.alpha, draw.beta, draw.shape, draw.rate})
                .toArray(double[][]::new));
    }

    /** A capture of so many seconds that begins with nothing. */
    MeasuredCapture capture(int users, int seconds, UniformRandomProvider random) {
        return capture(users, seconds, 1, random);
    }

    /** A capture whose arrivals of a whole so many seconds are one draw of the gamma law, as bursts make them. */
    MeasuredCapture capture(int users, int seconds, int secondsOfABurst, UniformRandomProvider random) {
        int[] concurrency = new int[seconds];
        double mean = 0;
        for (int second = 0; second < seconds; second++) {
            if (second % secondsOfABurst == 0) {
                mean = gamma(users * alpha, beta, random);
            }
            int count = mean < 1e-12 ? 0 : PoissonSampler.of(random, mean).sample();
            for (int i = 0; i < count; i++) {
                double start = second + random.nextDouble();
                double end = start + gamma(shape, rate, random);
                for (int t = second + 1; t < seconds && t < end; t++) {
                    concurrency[t]++;
                }
            }
        }
        return new MeasuredCapture("c", users, concurrency);
    }

    private static double gamma(double shape, double rate, UniformRandomProvider random) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)
                .sample();
    }
}
