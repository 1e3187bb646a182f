package io.tidemark.contracts.family;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A parameter of a family: one number of a draw, or several that indices tell apart. In draws its name has numbers in
 * place of the letters, {@code hazard[2016]}.
 *
 * @param name its name, without a protocol's prefix: {@code nb_alpha}, {@code hazard[k]}, {@code tail_index[k:j]}
 * @param unit its unit, {@code 1} where it has none
 * @param meaning what it is, in a few words
 * @param indices what the letters in its name stand for, in the order of the name
 */
public record FamilyParameter(String name, String unit, String meaning, List<Index> indices) {

    /**
     * A letter in a parameter's name.
     *
     * @param name the letter
     * @param from least number that it stands for
     * @param to largest one; null where the captures that are fitted decide it
     * @param meaning what the number counts
     */
    public record Index(String name, int from, Integer to, String meaning) {

        boolean holds(int number) {
            return number >= from && (to == null || number <= to);
        }
    }

    public FamilyParameter {
        indices = indices == null ? List.of() : List.copyOf(indices);
        String letters = indices.stream().map(Index::name).collect(Collectors.joining(":", "[", "]"));
        if (indices.isEmpty() ? name.contains("[") : !name.endsWith(letters)) {
            throw new IllegalArgumentException(name + " does not end with its indices " + letters);
        }
    }

    /** Its name in draws, with a number for each index. */
    public String at(int... numbers) {
        if (!fits(numbers)) {
            throw new IllegalArgumentException(name + " has no index " + Arrays.toString(numbers));
        }
        return indices.isEmpty()
                ? name
                : vector()
                        + Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(":", "[", "]"));
    }

    /**
     * The indices in a name.
     *
     * @param nameInDraws a name as draws have it, without a prefix
     * @return a number for each index; nothing where the name is not this parameter's
     */
    public Optional<int[]> indicesOf(String nameInDraws) {
        String numbers = indices.stream().map(index -> "(\\d{1,9})").collect(Collectors.joining(":", "\\[", "]"));
        Matcher matcher = Pattern.compile(indices.isEmpty() ? Pattern.quote(name) : Pattern.quote(vector()) + numbers)
                .matcher(nameInDraws);
        return matcher.matches()
                ? Optional.of(IntStream.rangeClosed(1, matcher.groupCount())
                                .map(group -> Integer.parseInt(matcher.group(group)))
                                .toArray())
                        .filter(this::fits)
                : Optional.empty();
    }

    private String vector() {
        return name.substring(0, name.indexOf('['));
    }

    private boolean fits(int[] numbers) {
        return numbers.length == indices.size()
                && IntStream.range(0, numbers.length)
                        .allMatch(i -> indices.get(i).holds(numbers[i]));
    }
}
