package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.family.Families;
import io.tidemark.contracts.family.ModelName;
import io.tidemark.contracts.family.PopulationParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Posterior draws of a model: for each draw the arrivals of one user and the durations. Models have {@linkplain ModelName
 * names} of families; a new family is a row of {@code families.json} in contracts, one class here and one entry in the lists here. But for {@code article}, whose
 * durations are of both protocols together, each protocol has durations of its own, mixed by {@code tcp_share}; a protocol
 * that was left out of the fit has no parameters, and then there is no share. Where parameters have no prefix, both protocols share
 * one law, for they were too thin to have one each.
 */
public final class Posterior {

    private static final PerProtocol<String> PREFIXES = Families.TABLE.prefixes();

    /** What the names of parameters of durations begin with where protocols share one law. */
    private static final String SHARED = "";

    private static final List<ArrivalFamily> ARRIVALS = Stream.concat(
                    Stream.of(NegativeBinomialArrivals.FAMILY), HiddenMarkovArrivals.FAMILIES.stream())
            .toList();
    private static final List<DurationFamily> DURATIONS = Stream.concat(
                    Stream.of(GammaDurations.FAMILY, LognormalGrid.FAMILY, LogHistogram.FAMILY),
                    LognormalMixture.FAMILIES.stream())
            .toList();

    private final DrawTable draws;
    private final IntFunction<ArrivalLaw> arrivals;
    private final IntFunction<DurationLaw> durations;
    private final StandingSessions standing;

    /** How people differ, unless they are taken to be alike. */
    private final Optional<Population> population;

    private Posterior(
            DrawTable draws,
            IntFunction<ArrivalLaw> arrivals,
            IntFunction<DurationLaw> durations,
            Optional<Population> population) {
        this.draws = draws;
        this.arrivals = arrivals;
        this.durations = durations;
        StandingSessions captured = StandingSessions.of(draws);
        this.standing =
                population.map(people -> captured.times(people.levelRatio())).orElse(captured);
        this.population = population;
    }

    /** The same for people who differ from each other as the draws say; the same as it is where they say nothing of that. */
    public Posterior ofPeopleWhoDiffer() {
        return new Posterior(draws, arrivals, durations, Population.of(draws));
    }

    /** The same where nothing is known of the population's rate before, by weighing the draws. */
    public Posterior withFlatPrior() {
        return population
                .map(known -> weighed(
                        known, Arrays.stream(known.logPriors()).map(log -> -log).toArray()))
                .orElse(this);
    }

    /**
     * The same where the hours captured are the busiest.
     *
     * @param people number of people captured
     * @param flatPrior whether nothing is known of the population's rate before
     */
    public Posterior inBusiestHours(int people, boolean flatPrior) {
        return population
                .map(known -> known.inBusiestHours(people))
                .map(busy -> weighed(busy, flatPrior ? new double[draws()] : busy.logPriors()))
                .orElse(this);
    }

    /**
     * The same at hours of the day, where the draws tell them apart and people differ.
     *
     * @param captured for how long every hour of the day was captured
     * @param first hour, in UTC, at which the horizon begins
     * @param number of hours that it has
     */
    public Posterior atHours(double[] captured, int first, int number) {
        return draws.has(PopulationParameters.tide(0)) && population.isPresent()
                ? new Posterior(
                        draws,
                        arrivals,
                        durations,
                        population.map(known -> known.over(Tides.of(draws, captured, first, number))))
                : this;
    }

    private Posterior weighed(Population known, double[] logWeights) {
        int[] order = WeightedDraws.of(logWeights);
        return new Posterior(
                draws.inOrder(order),
                draw -> arrivals.apply(order[draw]),
                draw -> durations.apply(order[draw]),
                Optional.of(known.inOrder(order)));
    }

    /** The posterior of a model that was fitted to captures of one person each. */
    public static Posterior of(String model, DrawTable draws) {
        return of(model, draws, List.of(1));
    }

    /**
     * The posterior of a model.
     *
     * @param model name of the model
     * @param draws its draws
     * @param usersOfCaptures number of people in each of the captures that were fitted
     * @throws UnknownModelException where the name is of no known family
     * @throws IllegalArgumentException where a parameter is missing
     */
    public static Posterior of(String model, DrawTable draws, List<Integer> usersOfCaptures) {
        ModelName name = ModelName.parse(model)
                .orElseThrow(() -> new UnknownModelException(
                        "model: expected article, arrivals+durations or arrivals+TCP durations/UDP durations, got "
                                + model));
        ArrivalFamily arrivals = family(ARRIVALS, ArrivalFamily::name, name.arrivals());
        PerProtocol<DurationFamily> durations =
                name.durations().map(family -> family(DURATIONS, DurationFamily::name, family));
        return new Posterior(
                draws,
                arrivals.laws(draws, usersOfCaptures),
                name.isArticle() ? durations.tcp().laws(draws, SHARED) : durations(draws, durations),
                Optional.empty());
    }

    private static IntFunction<DurationLaw> durations(DrawTable draws, PerProtocol<DurationFamily> families) {
        PerProtocol<Boolean> own = PREFIXES.map(draws::hasAnyOf);
        if (!own.tcp() && !own.udp()) {
            return families.tcp().laws(draws, SHARED);
        }
        if (!own.udp()) {
            return families.tcp().laws(draws, PREFIXES.tcp());
        }
        IntFunction<DurationLaw> ofUdp = families.udp().laws(draws, PREFIXES.udp());
        if (!own.tcp()) {
            return ofUdp;
        }
        IntFunction<DurationLaw> ofTcp = families.tcp().laws(draws, PREFIXES.tcp());
        double[] shares = draws.column(Families.TABLE.share().at());
        return draw -> new WeightedDurations(
                new double[] {shares[draw], 1 - shares[draw]},
                new DurationLaw[] {ofTcp.apply(draw), ofUdp.apply(draw)});
    }

    private static <F> F family(List<F> families, Function<F, String> nameOf, String name) {
        return families.stream()
                .filter(family -> nameOf.apply(family).equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownModelException("family: expected one of "
                        + families.stream().map(nameOf).collect(Collectors.joining(", ")) + ", got " + name));
    }

    /** Number of draws. */
    public int draws() {
        return draws.draws();
    }

    /** Arrivals of one user under a draw, counted from 0. */
    public ArrivalLaw arrivals(int draw) {
        ArrivalLaw ofUser = arrivalsOfCaptured(draw);
        return population.map(people -> people.arrivals(draw, ofUser)).orElse(ofUser);
    }

    /** The same as far as what a user holds is asked for: who holds connections for longer has the more of them. */
    ArrivalLaw arrivalsHeld(int draw) {
        ArrivalLaw ofUser = arrivalsOfCaptured(draw);
        return population.map(people -> people.arrivalsHeld(draw, ofUser)).orElse(ofUser);
    }

    /** Arrivals of a user like those captured. */
    ArrivalLaw arrivalsOfCaptured(int draw) {
        return arrivals.apply(draw);
    }

    /** How people differ, unless they are taken to be alike. */
    Optional<Population> population() {
        return population;
    }

    /** Durations under a draw, counted from 0, of connections that begin. */
    public DurationLaw durations(int draw) {
        return standing.cut(durations.apply(draw));
    }

    /** Sessions that are held throughout. */
    public StandingSessions standing() {
        return standing;
    }

    /** Whether the durations are of a protocol too, {@code tcp} or {@code udp}: by parameters of its own or by those of both together. */
    public boolean knows(String protocol) {
        PerProtocol<Boolean> own = PREFIXES.map(draws::hasAnyOf);
        return own.tcp().equals(own.udp()) || (protocol.equals("tcp") ? own.tcp() : own.udp());
    }
}
