package io.tidemark.contracts.family;

import io.tidemark.contracts.PerProtocol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a model: {@code article}, {@code <arrivals>+<durations>}, or {@code <arrivals>+<TCP durations>/<UDP durations>}
 * where the families of durations differ. Which families there are is {@link Families}' to say; a name of others is a
 * name too.
 *
 * @param arrivals name of the family of arrivals
 * @param durations name of each protocol's family of durations
 * @param isArticle whether it is the source article's model, whose protocols are taken together
 */
public record ModelName(String arrivals, PerProtocol<String> durations, boolean isArticle) {

    /** Name of the source article's model. */
    public static final String ARTICLE = "article";

    private static final Pattern COMBINED =
            Pattern.compile(Families.TABLE.combined().pattern());

    /** The name of a model whose protocols have durations of their own. */
    public static ModelName of(String arrivals, PerProtocol<String> durations) {
        return new ModelName(arrivals, durations, false);
    }

    /** A name that was written out; nothing where it is not of that form. */
    public static Optional<ModelName> parse(String written) {
        if (written.equals(ARTICLE)) {
            Families.Article article = Families.TABLE.article();
            return Optional.of(new ModelName(
                    article.arrivals(), new PerProtocol<>(article.durations(), article.durations()), true));
        }
        Matcher parts = COMBINED.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String tcp = parts.group("tcp");
        String udp = Optional.ofNullable(parts.group("udp")).orElse(tcp);
        return Optional.of(of(parts.group("arrivals"), new PerProtocol<>(tcp, udp)));
    }

    /** The name, the shortest of those that mean the same: {@code nb+gamma} for {@code nb+gamma/gamma}. */
    @Override
    public String toString() {
        if (isArticle) {
            return ARTICLE;
        }
        String tcp = durations.tcp();
        String udp = durations.udp();
        return arrivals + "+" + (tcp.equals(udp) ? tcp : tcp + "/" + udp);
    }
}
