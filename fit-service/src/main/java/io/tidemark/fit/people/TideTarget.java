package io.tidemark.fit.people;

import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Digamma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Posterior of the {@link Tide} given what people did in the hours of the day. The connections of a person within an hour are negative binomial
 * of mean {@code rate T s} and a shape v of the person's own, which is how steady the person is from hour to hour; of a shorter stretch the shape is less, as
 * the mean over it varies more: hours of one person hardly hang together (public days), minutes do.
 *
 * <p>Coordinates: those of the tide, and of every person the logarithms of the rate, to the one that was counted, and of v.
 */
final class TideTarget implements Target {

    /** Cells that are looked at: more people are put together, and where that is not enough a random sample is taken. */
    static final int MOST_CELLS = 1_200;

    private static final double HOUR = 3_600;

    /** Mean time for which a person goes on as before: the median of its prior. */
    private static final double DWELL = 1_200;

    /** Standard deviation of the logarithm of a person's rate about the one counted: it is as good as free. */
    private static final double LOG_RATE_SCALE = 1.5;

    /** Prior of log v: the standard deviation of the logarithm of an hour's mean is 0.35 to 1.25 on public days. */
    private static final double LOG_SHAPE_CENTRE = Math.log(1.1);

    private static final double LOG_SHAPE_SCALE = 0.9;

    private static final long SEED = 20_261_130L;

    /**
     * What a person did within an hour of a day.
     *
     * @param hour of the day, or of those told apart
     * @param count new connections
     * @param seconds of the person, or of all people of a group
     * @param shape what v is multiplied by
     */
    record Cell(int hour, long count, double seconds, double shape) {}

    private final Cell[][] cells;
    private final Tide tide;

    /** Connections a second of every person, as counted. */
    private final double[] rates;

    /**
     * @param data people whose captures tell hours of the day apart
     * @throws java.util.NoSuchElementException where they do not
     */
    TideTarget(PeopleData data) {
        double[] seconds = data.hours().orElseThrow();
        List<PersonCounts> people = data.persons().stream()
                .map(PeopleData.Person::counts)
                .filter(counts -> counts.connections() > 0)
                .toList();
        List<Cell[]> all = cells(people, seconds.length);
        int size = (all.stream().mapToInt(each -> each.length).sum() + MOST_CELLS - 1) / MOST_CELLS;
        List<Cell[]> fewer = size <= 1 ? all : cells(PersonCounts.together(people, size), seconds.length);
        this.cells = SomePeople.of(fewer, each -> each.length, MOST_CELLS, SEED)
                .some()
                .toArray(Cell[][]::new);
        this.tide = new Tide(seconds, known(cells, seconds.length));
        this.rates = Arrays.stream(cells).mapToDouble(TideTarget::rate).toArray();
    }

    private static List<Cell[]> cells(List<PersonCounts> people, int hours) {
        return people.stream().map(counts -> cells(counts, hours)).toList();
    }

    private static Cell[] cells(PersonCounts counts, int hours) {
        List<Cell> cells = new ArrayList<>();
        int from = 0;
        for (int block = 1; block <= counts.blocks(); block++) {
            if (block == counts.blocks() || counts.begins(block) || counts.hours()[block] != counts.hours()[from]) {
                cells.add(cell(counts, from, block, hours));
                from = block;
            }
        }
        return cells.toArray(Cell[]::new);
    }

    private static Cell cell(PersonCounts counts, int from, int to, int hours) {
        double seconds = Arrays.stream(counts.seconds(), from, to).sum();
        return new Cell(
                counts.hours()[from] % hours,
                Arrays.stream(counts.counts(), from, to).sum(),
                counts.people() * seconds,
                counts.people() * PopulationTarget.share(HOUR / DWELL) / PopulationTarget.share(seconds / DWELL));
    }

    private static double rate(Cell[] person) {
        return Arrays.stream(person).mapToLong(Cell::count).sum()
                / Arrays.stream(person).mapToDouble(Cell::seconds).sum();
    }

    /** Of a count n of shape v, {@code 1 / (1 / n + 1 / v)}. */
    private static double[] known(Cell[][] cells, int hours) {
        double[] known = new double[hours];
        for (Cell[] person : cells) {
            for (Cell cell : person) {
                double shape = Math.exp(LOG_SHAPE_CENTRE) * cell.shape();
                known[cell.hour()] += cell.count() * shape / (cell.count() + shape);
            }
        }
        return known;
    }

    @Override
    public int dimension() {
        return tide.coordinates() + 2 * cells.length;
    }

    @Override
    public int valueCount() {
        return 1 + tide.hours();
    }

    @Override
    public double evaluate(double[] at, double[] gradient) {
        Arrays.fill(gradient, 0);
        tide.set(at);
        if (tide.isOutOfReach() || PopulationTarget.isOutOfReach(at, tide.coordinates())) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int person = 0; person < cells.length; person++) {
            sum += person(person, at, gradient);
        }
        return sum + tide.differentiate(at, gradient);
    }

    private double person(int person, double[] at, double[] gradient) {
        int ofRate = tide.coordinates() + 2 * person;
        int ofShape = ofRate + 1;
        double rate = at[ofRate] / LOG_RATE_SCALE;
        double steady = (at[ofShape] - LOG_SHAPE_CENTRE) / LOG_SHAPE_SCALE;
        gradient[ofRate] -= rate / LOG_RATE_SCALE;
        gradient[ofShape] -= steady / LOG_SHAPE_SCALE;
        double sum = -0.5 * (rate * rate + steady * steady);
        double connections = rates[person] * Math.exp(at[ofRate]);
        double shape = Math.exp(at[ofShape]);
        for (Cell cell : cells[person]) {
            double mean = connections * cell.seconds() * tide.factor(cell.hour());
            double size = shape * cell.shape();
            long n = cell.count();
            double log = Math.log1p(mean / size);
            sum += (n == 0 ? 0 : Gamma.logGamma(n + size) - Gamma.logGamma(size) + n * Math.log(mean / size))
                    - (n + size) * log;
            double byMean = size * (n - mean) / (size + mean);
            tide.byHour[cell.hour()] += byMean;
            gradient[ofRate] += byMean;
            gradient[ofShape] += size
                    * ((n == 0 ? 0 : Digamma.of(n + size) - Digamma.of(size)) + 1 - log - (n + size) / (size + mean));
        }
        return sum;
    }

    @Override
    public void constrain(double[] at, double[] values) {
        tide.constrain(at, values);
    }
}
