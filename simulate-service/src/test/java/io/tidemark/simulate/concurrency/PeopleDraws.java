package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.PopulationParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Draws of a population, that a test gives, beside those of a model.
 *
 * @param k shape of people's factors
 * @param h shape of what a person of factor 1 does at a time
 * @param dwell seconds
 * @param rateRatio new connections of a person to those of a user captured
 * @param levelRatio the same of connections held
 * @param tide factors of the hours of the day, of none or of all; behind them of those of weekends, or not
 */
public record PeopleDraws(double k, double h, double dwell, double rateRatio, double levelRatio, double[] tide) {

    /** Draws that do not tell hours of the day apart. */
    public PeopleDraws(double k, double h, double dwell, double rateRatio, double levelRatio) {
        this(k, h, dwell, rateRatio, levelRatio, new double[0]);
    }

    private Map<String, Double> columns() {
        Map<String, Double> columns = new LinkedHashMap<>();
        columns.put(PopulationParameters.RATE, 0.3);
        columns.put(PopulationParameters.PERSON_SD, 0.8);
        columns.put(PopulationParameters.PERSON_SHAPE, k);
        columns.put(PopulationParameters.HOURS_SD, 0.9);
        columns.put(PopulationParameters.HOURS_SHAPE, h);
        columns.put(PopulationParameters.DWELL, dwell);
        columns.put(PopulationParameters.BURST_SHAPE, 3.0);
        columns.put(PopulationParameters.HELD_MEAN, 30.0);
        columns.put(PopulationParameters.HELD_SLOPE, 0.0);
        columns.put(PopulationParameters.HELD_SD, 1e-6);
        columns.put(PopulationParameters.RATE_RATIO, rateRatio);
        columns.put(PopulationParameters.LEVEL_RATIO, levelRatio);
        for (int hour = 0; hour < tide.length; hour++) {
            columns.put(
                    hour < 24 ? PopulationParameters.tide(hour) : PopulationParameters.weekend(hour - 24), tide[hour]);
        }
        return columns;
    }

    /** The same draws of a model with a population beside each. */
    public DrawTable beside(DrawTable model) {
        Map<String, Double> columns = columns();
        return new DrawTable(
                Stream.concat(model.parameters().stream(), columns.keySet().stream())
                        .toList(),
                Stream.concat(
                                Arrays.stream(model.columns()),
                                columns.values().stream().map(value -> {
                                    double[] column = new double[model.draws()];
                                    Arrays.fill(column, value);
                                    return column;
                                }))
                        .toArray(double[][]::new));
    }

    /** One draw of negative binomial arrivals and gamma durations, of people who differ so. */
    public Posterior posterior(double alpha, double beta, double shape, double rate) {
        return posteriorOfAlike(alpha, beta, shape, rate).ofPeopleWhoDiffer();
    }

    /** The same draw where people are taken to be alike. */
    public Posterior posteriorOfAlike(double alpha, double beta, double shape, double rate) {
        return Posterior.of(
                "article", beside(new DrawTable(List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), new double[][] {
                    {alpha}, {beta}, {shape}, {rate}
                })));
    }
}
