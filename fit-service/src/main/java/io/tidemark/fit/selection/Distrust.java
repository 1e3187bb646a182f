package io.tidemark.fit.selection;

import io.tidemark.fit.checks.MeanLevel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;

/** Why none of some fits may be the default, in words: the reasons of the newest, and all means that do not agree. */
final class Distrust {

    private Distrust() {}

    static String of(Competition competition) {
        Stream<String> failures =
                competition.newestFirst().get(0).reasons().stream().map(reason -> reason.replaceAll("\\s+", " "));
        List<String> reasons =
                Stream.concat(failures, incompatible(competition)).toList();
        return "no fit of the capture can be trusted: "
                + (reasons.isEmpty() ? "it gives no reason" : String.join("; ", reasons));
    }

    private static Stream<String> incompatible(Competition competition) {
        List<String> means = competition.newestOfEachModel().stream()
                .filter(fit -> !fit.isCompatible())
                .map(fit -> mean(fit.model(), fit.meanLevel().orElseThrow()))
                .toList();
        return means.isEmpty()
                ? Stream.empty()
                : Stream.of("no predicted mean agrees with the measured one: " + String.join("; ", means));
    }

    private static String mean(String model, MeanLevel level) {
        return String.format(
                "%s (predicts %s a user, measured %s, %s to %s)",
                model,
                threeDigits(level.predicted()),
                threeDigits(level.measured()),
                threeDigits(level.low()),
                threeDigits(level.high()));
    }

    private static String threeDigits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
