package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.HiddenMarkovFamily;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Counts whose law changes with a hidden state. The {@linkplain ModulatedCounts counts} are those of the H people of a capture
 * together, for H chains are not one chain: U users are ceil(U / H) such units, independent and alike, each connection
 * kept with probability U / (H ceil(U / H)).
 *
 * @param unit counts of one unit, all its connections kept
 * @param usersOfAUnit H
 * @param users U
 */
public record HiddenMarkovArrivals(ModulatedCounts unit, int usersOfAUnit, int users) implements ArrivalLaw {

    /**
     * The families {@code hmm-nb2} and {@code hmm-tied}, which differ in their priors alone: two states, {@code log_mean[1..2]}, {@code
     * phi[1..2]}, {@code p12} and {@code p21}.
     */
    public static final List<ArrivalFamily> FAMILIES =
            List.of(new Family(HiddenMarkovFamily.INDEPENDENT.name()), new Family(HiddenMarkovFamily.TIED.name()));

    public HiddenMarkovArrivals {
        if (usersOfAUnit < 1 || users < 1) {
            throw new IllegalArgumentException(
                    "users: expected 1 or more in a unit and in all, got " + usersOfAUnit + " and " + users);
        }
    }

    @Override
    public HiddenMarkovArrivals ofUsers(int times) {
        return new HiddenMarkovArrivals(unit, usersOfAUnit, Math.multiplyExact(users, times));
    }

    @Override
    public HiddenMarkovArrivals thinned(double keep) {
        return new HiddenMarkovArrivals(unit.thinned(keep), usersOfAUnit, users);
    }

    /** Number of units, ceil(U / H). */
    int units() {
        return (users - 1) / usersOfAUnit + 1;
    }

    /** Counts of one unit as they are kept. */
    ModulatedCounts kept() {
        return unit.thinned(keep());
    }

    private double keep() {
        return (double) users / ((double) usersOfAUnit * units());
    }

    @Override
    public double mean() {
        return (double) users / usersOfAUnit * unit.mean();
    }

    @Override
    public GeneratingFunction counted(LagShares shares) {
        return countedOfUsers(shares).apply(1);
    }

    @Override
    public IntFunction<GeneratingFunction> countedOfUsers(LagShares shares) {
        FarLags ofUnit = FarLags.of(unit, shares);
        return times -> ofUsers(times).counted(shares, ofUnit);
    }

    private GeneratingFunction counted(LagShares shares, FarLags ofUnit) {
        return new ModulatedGeneratingFunction(kept(), units(), shares, ofUnit.thinned(keep()));
    }

    @Override
    public LongToDoubleFunction peakAtMost(int seconds, UniformRandomProvider random) {
        return units() == 1 ? new PeakOfUnit(kept(), seconds) : PeakGivenStates.of(kept(), units(), seconds, random);
    }

    @Override
    public CountSampler counts(UniformRandomProvider random) {
        return new ModulatedSampler(kept(), units(), random);
    }

    private record Family(String name) implements ArrivalFamily {

        @Override
        public IntFunction<ArrivalLaw> laws(DrawTable draws, List<Integer> usersOfCaptures) {
            if (usersOfCaptures.stream().distinct().count() != 1) {
                throw new IllegalArgumentException(name + " describes the users of a capture together:"
                        + " expected captures of equally many users, got " + usersOfCaptures);
            }
            double[][] logMeans = {
                draws.column(HiddenMarkovFamily.LOG_MEAN.at(1)), draws.column(HiddenMarkovFamily.LOG_MEAN.at(2))
            };
            double[][] phis = {draws.column(HiddenMarkovFamily.SIZE.at(1)), draws.column(HiddenMarkovFamily.SIZE.at(2))
            };
            double[] p12 = draws.column(HiddenMarkovFamily.P12.at());
            double[] p21 = draws.column(HiddenMarkovFamily.P21.at());
            return draw -> new HiddenMarkovArrivals(
                    new ModulatedCounts(
                            MarkovChain.ofTwo(p12[draw], p21[draw]),
                            new double[] {phis[0][draw], phis[1][draw]},
                            new double[] {
                                phis[0][draw] * Math.exp(-logMeans[0][draw]),
                                phis[1][draw] * Math.exp(-logMeans[1][draw])
                            }),
                    usersOfCaptures.get(0),
                    1);
        }
    }
}
