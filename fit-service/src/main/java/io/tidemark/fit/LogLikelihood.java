package io.tidemark.fit;

import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import io.tidemark.fit.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Log likelihoods of what a model was fitted to, observation by observation, on the terms of {@link Comparison}. The numbers
 * of seconds and of connections have no bound, so an observation of arrivals is a stretch of seconds, given those before, and one of
 * durations is a connection of a cell of nearly equal ones, to be counted as often as the cell has connections.
 */
public final class LogLikelihood {

    /** Stretches, and cells of each kind of durations, are not many more than this. */
    static final int MOST = 100;

    private LogLikelihood() {}

    /** Observations of one kind. */
    public interface Variable {

        /** Name, {@code arrivals} or {@code tcp.durations}. */
        String name();

        /** What was observed: new connections, or seconds. */
        double[] observed();

        /** What else is known of every observation. */
        List<Constant> constants();

        /**
         * Log likelihood of every observation under a draw.
         *
         * @param draw values of the parameters
         * @param logLikelihoods overwritten
         */
        void evaluate(double[] draw, double[] logLikelihoods);
    }

    /**
     * A value of every observation.
     *
     * @param name what it is
     * @param values numbers, in the order of the observations
     */
    public record Constant(String name, double[] values) {}

    /** All variables of a model given observations, for one thread. */
    public static List<Variable> of(Posterior posterior, Observations observations) {
        List<Protocol> modelled =
                Stream.of(Protocol.values()).filter(posterior::models).toList();
        List<Variable> variables = new ArrayList<>();
        variables.add(new ArrivalLikelihood(posterior, observations, modelled));
        modelled.forEach(protocol ->
                variables.add(new DurationLikelihood(posterior, protocol, protocol.of(observations.durations()))));
        return List.copyOf(variables);
    }
}
