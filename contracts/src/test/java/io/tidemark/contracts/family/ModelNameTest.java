package io.tidemark.contracts.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {

    @ParameterizedTest
    @CsvSource({
        "nb+gamma, nb, gamma, gamma",
        "nb+gamma/gamma, nb, gamma, gamma",
        "hmm-tied+log-histogram, hmm-tied, log-histogram, log-histogram",
        "hmm-nb2+lognormal-mix3/lognormal-mix2, hmm-nb2, lognormal-mix3, lognormal-mix2"
    })
    void namesFamiliesOfArrivalsAndOfEachProtocolsDurations(String written, String arrivals, String tcp, String udp) {
        assertEquals(Optional.of(ModelName.of(arrivals, new PerProtocol<>(tcp, udp))), ModelName.parse(written));
    }

    @ParameterizedTest
    @CsvSource({
        "nb+gamma/gamma, nb+gamma",
        "nb+gamma, nb+gamma",
        "nb+gamma/lognormal-grid, nb+gamma/lognormal-grid",
        "article, article"
    })
    void isWrittenAsTheShortestThatMeansTheSame(String written, String shortest) {
        assertEquals(shortest, ModelName.parse(written).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nb",
                "gamma",
                "articles",
                "nb+",
                "+gamma",
                "nb+gamma/",
                "nb+/gamma",
                "nb/gamma",
                "nb+gamma+gamma",
                "nb+gamma/gamma/gamma",
                "nb/nb+gamma"
            })
    void otherFormsAreNoName(String written) {
        assertEquals(Optional.empty(), ModelName.parse(written));
    }

    /** Other languages read the table's pattern too, and get its groups by these names. */
    @Test
    void theTableHasThePatternOfNames() {
        Matcher parts =
                Pattern.compile(Families.TABLE.combined().pattern()).matcher("hmm-nb2+lognormal-mix3/lognormal-mix2");
        assertTrue(parts.matches());
        assertEquals("hmm-nb2", parts.group("arrivals"));
        assertEquals("lognormal-mix3", parts.group("tcp"));
        assertEquals("lognormal-mix2", parts.group("udp"));
    }

    @Test
    void articleIsOfFamiliesOfTheTableButNotTheirSum() {
        ModelName article = ModelName.parse(Families.TABLE.article().name()).orElseThrow();
        assertTrue(article.isArticle());
        assertEquals(Families.arrivals("nb"), Families.arrivals(article.arrivals()));
        assertEquals(
                Families.durations("gamma"),
                Families.durations(article.durations().tcp()));
        assertFalse(ModelName.parse("nb+gamma").orElseThrow().isArticle());
    }
}
