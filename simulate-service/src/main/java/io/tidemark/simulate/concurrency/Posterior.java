package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Posterior draws of a model: for each draw the arrivals of one user and the durations. Models are named {@code article},
 * {@code <arrivals>+<durations>} or {@code <arrivals>+<TCP durations>/<UDP durations>}. But for {@code article}, whose
 * durations are of both protocols together, each protocol has durations of its own, mixed by {@code tcp_share}; a protocol
 * that was left out of the fit has no parameters, and then there is no share. Where parameters have no prefix, both protocols share
 * one law, for they were too thin to have one each.
 */
public final class Posterior {

    private static final String ARTICLE = "article";
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

    private Posterior(DrawTable draws, IntFunction<ArrivalLaw> arrivals, IntFunction<DurationLaw> durations) {
        this.draws = draws;
        this.arrivals = arrivals;
        this.durations = durations;
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
        if (model.equals(ARTICLE)) {
            return new Posterior(
                    draws,
                    NegativeBinomialArrivals.FAMILY.laws(draws, usersOfCaptures),
                    GammaDurations.FAMILY.laws(draws, ""));
        }
        String[] parts = model.split("[+/]");
        if (!model.matches("[^+/]+\\+[^+/]+(/[^+/]+)?")) {
            throw new UnknownModelException(
                    "model: expected article, arrivals+durations or arrivals+TCP durations/UDP durations, got "
                            + model);
        }
        return new Posterior(
                draws,
                family(ARRIVALS, ArrivalFamily::name, parts[0]).laws(draws, usersOfCaptures),
                durations(draws, parts[1], parts[parts.length - 1]));
    }

    private static IntFunction<DurationLaw> durations(DrawTable draws, String tcpFamily, String udpFamily) {
        boolean tcp = draws.hasAnyOf("tcp.");
        boolean udp = draws.hasAnyOf("udp.");
        if (!tcp && !udp) {
            return family(DURATIONS, DurationFamily::name, tcpFamily).laws(draws, "");
        }
        if (!udp) {
            return family(DURATIONS, DurationFamily::name, tcpFamily).laws(draws, "tcp.");
        }
        IntFunction<DurationLaw> ofUdp =
                family(DURATIONS, DurationFamily::name, udpFamily).laws(draws, "udp.");
        if (!tcp) {
            return ofUdp;
        }
        IntFunction<DurationLaw> ofTcp =
                family(DURATIONS, DurationFamily::name, tcpFamily).laws(draws, "tcp.");
        double[] shares = draws.column("tcp_share");
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
        return arrivals.apply(draw);
    }

    /** Durations under a draw, counted from 0. */
    public DurationLaw durations(int draw) {
        return durations.apply(draw);
    }

    /** Whether the durations are of a protocol too, {@code tcp} or {@code udp}: by parameters of its own or by those of both together. */
    public boolean knows(String protocol) {
        return draws.hasAnyOf(protocol + ".") || !draws.hasAnyOf("tcp.") && !draws.hasAnyOf("udp.");
    }
}
