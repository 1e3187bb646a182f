package io.tidemark.simulate.answers;

import io.tidemark.simulate.sizing.SizingQuestion;
import java.util.List;

/**
 * The size against the number of users.
 *
 * @param fit id of the fit that the users are like
 * @param historySeconds seconds of traffic before
 * @param question certainty, horizon, factors and seed
 * @param users numbers of users, one for each point
 * @param paths number of paths of each point
 * @param assumptions what is taken of people and hours
 */
public record CurveRequest(
        String fit,
        int historySeconds,
        SizingQuestion question,
        List<Integer> users,
        int paths,
        Assumptions assumptions) {

    public CurveRequest {
        users = List.copyOf(users);
    }
}
