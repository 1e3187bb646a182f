package io.tidemark.fit.selection;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.checks.MeanLevel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Why none of some fits may be the default: why the newest failed, and all means that do not agree with the measured one. */
final class Distrust {

    private Distrust() {}

    static List<Finding> of(Competition competition) {
        Stream<Finding> ofNewest = competition.newestFirst().get(0).refusals().stream();
        return Stream.concat(ofNewest, incompatible(competition)).toList();
    }

    private static Stream<Finding> incompatible(Competition competition) {
        return competition.newestOfEachModel().stream()
                .filter(fit -> !fit.isCompatible())
                .map(fit -> incompatible(fit.model(), fit.meanLevel().orElseThrow()));
    }

    private static Finding incompatible(String model, MeanLevel level) {
        return FindingCode.MEAN_INCOMPATIBLE.with(Map.of(
                "model", model,
                "predicted", level.predicted(),
                "measured", level.measured(),
                "low", level.low(),
                "high", level.high()));
    }
}
