package io.tidemark.contracts.family;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.PerProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The table of all families, the resource {@code families.json}. A new family is a row there and a law in each service;
 * tests of both fail until they have one.
 *
 * @param combined how the names of all models but the article's are made of names of families
 * @param prefixes what the names of a protocol's parameters of durations begin with, {@code tcp.} and {@code udp.}; they
 *     begin with nothing where both protocols share one law
 * @param share share of TCP, a parameter where each protocol has durations of its own
 * @param standing sessions that a user holds throughout, a parameter where captures show sessions that were open before
 * @param population how people and their hours differ, parameters of every model where captures tell of people
 * @param article the source article's model
 * @param arrivals families of new connections per second
 * @param durations families of durations of a connection
 */
public record Families(
        Combined combined,
        PerProtocol<String> prefixes,
        FamilyParameter share,
        FamilyParameter standing,
        Family population,
        Article article,
        List<Family> arrivals,
        List<Family> durations) {

    /** The resource that holds the table. */
    public static final String RESOURCE = "/io/tidemark/contracts/families.json";

    /** The whole table. */
    public static final Families TABLE = read();

    /**
     * The names of models that are made of families.
     *
     * @param pattern regular expression of the whole name, as Java and JavaScript read it; its groups are {@code arrivals},
     *     {@code tcp} and {@code udp}, the last of which may be missing
     * @param meaning what the groups are
     */
    public record Combined(String pattern, String meaning) {}

    /**
     * The one model that is not named after its families.
     *
     * @param name name of the model
     * @param meaning what it is, in one sentence
     * @param arrivals family of its arrivals
     * @param durations family of its durations, of both protocols together
     */
    public record Article(String name, String meaning, String arrivals, String durations) {}

    public Families {
        arrivals = List.copyOf(arrivals);
        durations = List.copyOf(durations);
    }

    /**
     * The family of arrivals of a name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Family arrivals(String name) {
        return named(name, TABLE.arrivals);
    }

    /**
     * The family of durations of a name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Family durations(String name) {
        return named(name, TABLE.durations);
    }

    private static Family named(String name, List<Family> families) {
        return families.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(RESOURCE + " has no family " + name));
    }

    private static Families read() {
        try (InputStream table = Families.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readValue(table, Families.class);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
