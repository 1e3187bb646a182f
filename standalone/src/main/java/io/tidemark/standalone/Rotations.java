package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which files belong to one rotation, by their names alone: those of one folder that differ only in what runs on, as {@code rotation-names.json} of
 * contracts has it. Whether their times adjoin, the product says.
 */
final class Rotations {

    private static final String RULES = "/META-INF/resources/rotation-names.json";

    private static final Pattern COMPRESSION = Pattern.compile("\\.(?:gz|zst)$");

    /** Names of a rotation in the order in which it counts: the shorter first. */
    private static final Comparator<Path> COUNTING =
            Comparator.comparing((Path file) -> plain(file).length()).thenComparing(Rotations::plain);

    private final List<Rule> rules = rules();

    /** What of a name runs on, what stands for it, and what a name of the rotation must look like. */
    private record Rule(Pattern pattern, String with, Pattern needs) {

        static Rule of(JsonNode rule) {
            return new Rule(
                    Pattern.compile(rule.path("pattern").asText()),
                    rule.path("with").asText(),
                    Pattern.compile(rule.path("needs").asText()));
        }
    }

    private static List<Rule> rules() {
        try (InputStream json = Objects.requireNonNull(Rotations.class.getResourceAsStream(RULES), RULES)) {
            return StreamSupport.stream(new ObjectMapper().readTree(json).spliterator(), false)
                    .map(Rule::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files by rotations, in the order in which these come first; a file that belongs to none is alone. */
    List<List<Path>> of(List<Path> files) {
        Map<String, List<Path>> byName = new LinkedHashMap<>();
        files.forEach(file ->
                byName.computeIfAbsent(key(file), key -> new ArrayList<>()).add(file));
        return byName.values().stream().flatMap(this::rotations).toList();
    }

    private static String plain(Path file) {
        return COMPRESSION.matcher(file.getFileName().toString()).replaceFirst("");
    }

    /** What is the same of all files of a rotation. */
    private String key(Path file) {
        String name = file.getFileName().toString();
        for (Rule rule : rules) name = rule.pattern().matcher(name).replaceAll(rule.with());
        return file.toAbsolutePath().normalize().resolveSibling(name).toString();
    }

    private Stream<List<Path>> rotations(List<Path> alike) {
        boolean counts = rules.stream().allMatch(rule -> isMet(rule, alike));
        return counts
                ? Stream.of(alike.stream().sorted(COUNTING).toList())
                : alike.stream().map(List::of);
    }

    /** Where a rule applies to all names, one at least must look as it says. */
    private static boolean isMet(Rule rule, List<Path> alike) {
        List<String> names = alike.stream().map(Rotations::plain).toList();
        return !names.stream().allMatch(name -> rule.pattern().matcher(name).find())
                || names.stream().anyMatch(name -> rule.needs().matcher(name).find());
    }
}
