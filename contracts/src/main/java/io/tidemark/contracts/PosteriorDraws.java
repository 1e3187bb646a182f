package io.tidemark.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Value of {@link Topic#DRAWS}: draws of one chain of one fit, after warm-up, on the scale the parameters are named for.
 *
 * @param fitId the fit
 * @param modelKey what is modelled: capture ids, definition and model
 * @param model name of the model
 * @param chain number of the chain, from 1
 * @param chunk number of this message within the chain, from 1
 * @param chunks number of messages of the chain
 * @param parameters names of the parameters; {@link io.tidemark.contracts.family.Families} says what each is
 * @param draws one row a draw, in the order they were drawn; columns as {@code parameters}; at most {@link #MAX_DRAWS} rows
 * @param team the team that the captures belong to; null where nobody logs in, when it is left out
 */
public record PosteriorDraws(
        String fitId,
        String modelKey,
        String model,
        int chain,
        int chunk,
        int chunks,
        List<String> parameters,
        double[][] draws,

        @AddedLater @JsonInclude(JsonInclude.Include.NON_NULL)
        String team) {

    /** The most draws of one message. */
    public static final int MAX_DRAWS = 1_000;

    /** So many draws of a fit of first halves backtests read, and so many are kept. */
    public static final int OF_BACKTESTS = 200;
}
