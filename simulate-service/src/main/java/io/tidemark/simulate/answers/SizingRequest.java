package io.tidemark.simulate.answers;

import io.tidemark.simulate.sizing.Device;
import io.tidemark.simulate.sizing.SizingQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What to size for, for whom.
 *
 * @param classes the users by the fit they are like; those of one fit are one class, since they share its parameters
 * @param historySeconds seconds of traffic before
 * @param question certainty, horizon, factors and seed
 * @param natBlock ports of a block of a NAT gateway, where its addresses are asked for
 * @param catalogue devices to choose from; empty where no choice is asked for
 * @param assumptions what is taken of people and hours
 */
public record SizingRequest(
        List<UserClass> classes,
        int historySeconds,
        SizingQuestion question,
        OptionalInt natBlock,
        List<Device> catalogue,
        Assumptions assumptions) {

    public SizingRequest {
        classes = byFit(classes);
        catalogue = List.copyOf(catalogue);
    }

    /** The same of people who are alike. */
    SizingRequest alike() {
        return new SizingRequest(classes, historySeconds, question, natBlock, catalogue, Assumptions.ALIKE);
    }

    /** Number of users of all classes. */
    public int users() {
        return classes.stream().mapToInt(UserClass::users).sum();
    }

    private static List<UserClass> byFit(List<UserClass> classes) {
        Map<String, Integer> users = new LinkedHashMap<>();
        for (UserClass each : classes) {
            users.merge(each.fit(), each.users(), Math::addExact);
        }
        return users.entrySet().stream()
                .map(each -> new UserClass(each.getKey(), each.getValue()))
                .toList();
    }
}
