package io.tidemark.contracts.family;

import java.util.List;

/**
 * A family of laws that a model's name is made of.
 *
 * @param name name as in a model's, {@code gamma}
 * @param meaning what it is, in one sentence
 * @param parameters parameters in the order of a draw
 * @param constants numbers of its law that are the same in every fit
 */
public record Family(String name, String meaning, List<FamilyParameter> parameters, List<Constant> constants) {

    /**
     * A number of a law that no draw changes.
     *
     * @param name its name within the family
     * @param value its value
     * @param unit its unit, {@code 1} where it has none
     * @param meaning what it is
     */
    public record Constant(String name, double value, String unit, String meaning) {}

    public Family {
        parameters = List.copyOf(parameters);
        constants = constants == null ? List.of() : List.copyOf(constants);
    }

    /**
     * The parameter of a name, indices as letters: {@code hazard[k]}.
     *
     * @throws IllegalArgumentException where there is none
     */
    public FamilyParameter parameter(String parameter) {
        return parameters.stream()
                .filter(each -> each.name().equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no parameter " + parameter));
    }

    /**
     * The value of a constant.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public double constant(String constant) {
        return constants.stream()
                .filter(each -> each.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no constant " + constant))
                .value();
    }
}
