package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Models by name: {@code article}, {@code <arrivals>+<durations>} or {@code <arrivals>+<TCP durations>/<UDP durations>}. A
 * new family is one class and one entry in the lists here.
 */
public final class Models {

    private static final Map<String, ArrivalFamily> ARRIVALS = byName(
            List.of(new NegativeBinomialArrivals(), HiddenMarkovArrivals.independent(), HiddenMarkovArrivals.tied()),
            ArrivalFamily::name);

    private static final Map<String, DurationFamily> DURATIONS = byName(
            List.of(
                    new GammaDurations(),
                    new LognormalMixtureDurations(1),
                    new LognormalMixtureDurations(2),
                    new LognormalMixtureDurations(3),
                    new LognormalGridDurations(),
                    new LogHistogramDurations()),
            DurationFamily::name);

    private Models() {}

    /**
     * The model of a name. Its own name is the shortest that means the same: {@code nb+gamma} for {@code nb+gamma/gamma}.
     *
     * @throws UnknownModel where the name names none
     */
    public static Model named(String name) {
        if (name.equals(ArticleModel.NAME)) {
            return new ArticleModel(arrivals("nb"), durations("gamma"));
        }
        String[] parts = name.split("\\+", -1);
        String[] apart = parts[parts.length - 1].split("/", -1);
        if (parts.length != 2 || apart.length > 2) {
            throw new UnknownModel("model '" + name + "' is neither " + ArticleModel.NAME
                    + " nor <arrivals>+<durations> nor <arrivals>+<TCP durations>/<UDP durations>");
        }
        return new CombinedModel(
                arrivals(parts[0]), new PerProtocol<>(durations(apart[0]), durations(apart[apart.length - 1])));
    }

    private static ArrivalFamily arrivals(String name) {
        return find("arrivals", name, ARRIVALS);
    }

    private static DurationFamily durations(String name) {
        return find("durations", name, DURATIONS);
    }

    private static <F> F find(String what, String name, Map<String, F> families) {
        F family = families.get(name);
        if (family == null) {
            throw new UnknownModel(
                    "there is no family of " + what + " named '" + name + "'; there are " + families.keySet());
        }
        return family;
    }

    private static <F> Map<String, F> byName(List<? extends F> families, Function<F, String> name) {
        Map<String, F> byName = new TreeMap<>();
        families.forEach(each -> byName.put(name.apply(each), each));
        return byName;
    }
}
