package io.tidemark.ingest.text;

/** A whole number as text. */
public final class WholeNumber {

    private WholeNumber() {}

    /**
     * The number.
     *
     * @param key the field it stands in
     * @param most the largest that makes sense
     * @throws WrongFieldException where it is no number from 0 to {@code most}
     */
    public static int of(String key, String text, int most) throws WrongFieldException {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return (int) number;
            }
        } catch (NumberFormatException e) {
            // told below, as for numbers out of range
        }
        throw WrongFieldException.quoting("a number from 0 to " + most + " as \"" + key + "\"", text);
    }
}
