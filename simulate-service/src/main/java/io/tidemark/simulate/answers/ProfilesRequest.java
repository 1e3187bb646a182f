package io.tidemark.simulate.answers;

import io.tidemark.simulate.sizing.SizingQuestion;
import java.util.List;

/**
 * What to size for under every session definition that is known without being given.
 *
 * @param captures ids of the captures that the users are like
 * @param users how many
 * @param historySeconds seconds of traffic before
 * @param question certainty, horizon, factors and seed
 * @param assumptions what is taken of people and hours
 */
public record ProfilesRequest(
        List<String> captures, int users, int historySeconds, SizingQuestion question, Assumptions assumptions) {}
