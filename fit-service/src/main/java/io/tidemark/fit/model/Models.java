package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.family.LognormalMixtureFamily;
import io.tidemark.contracts.family.ModelName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Models by {@linkplain ModelName name}. A new family is a row of {@code families.json} in contracts, one class here and
 * one entry in the lists here.
 */
public final class Models {

    private static final Map<String, ArrivalFamily> ARRIVALS = byName(
            List.of(new NegativeBinomialArrivals(), HiddenMarkovArrivals.independent(), HiddenMarkovArrivals.tied()),
            ArrivalFamily::name);

    private static final Map<String, DurationFamily> DURATIONS = byName(
            Stream.concat(
                            Stream.of(new GammaDurations(), new LognormalGridDurations(), new LogHistogramDurations()),
                            LognormalMixtureFamily.ALL.stream().map(LognormalMixtureDurations::new))
                    .toList(),
            DurationFamily::name);

    private Models() {}

    /**
     * The model of a name. Its own name is the shortest that means the same: {@code nb+gamma} for {@code nb+gamma/gamma}.
     *
     * @throws UnknownModel where the name names none
     */
    public static Model named(String name) {
        ModelName parsed = ModelName.parse(name)
                .orElseThrow(() -> new UnknownModel("model '" + name + "' is neither " + ModelName.ARTICLE
                        + " nor <arrivals>+<durations> nor <arrivals>+<TCP durations>/<UDP durations>"));
        ArrivalFamily arrivals = arrivals(parsed.arrivals());
        PerProtocol<DurationFamily> durations = parsed.durations().map(Models::durations);
        return parsed.isArticle()
                ? new ArticleModel(arrivals, durations.tcp())
                : new CombinedModel(arrivals, durations);
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
