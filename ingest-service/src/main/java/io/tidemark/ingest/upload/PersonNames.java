package io.tidemark.ingest.upload;

import io.tidemark.ingest.stream.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What stands for the names of people: no name is stored, and captures of one person have the same pseudonym as long as the secret is the same. */
public final class PersonNames {

    /** Before a name, so that no address has the same pseudonym. */
    private static final String KIND = "person\n";

    private final Supplier<Pseudonyms> pseudonyms;

    /** @param pseudonyms makes pseudonyms with the secret */
    public PersonNames(Supplier<Pseudonyms> pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * The pseudonym of a person.
     *
     * @param name what whoever uploads calls that person, blanks around it aside
     */
    public String pseudonymOf(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > UploadRequest.MAX_NAME_LENGTH) {
            throw UploadRejectedException.invalid("person must have 1 to " + UploadRequest.MAX_NAME_LENGTH
                    + " characters, found " + stripped.length());
        }
        return pseudonyms.get().of((KIND + stripped).getBytes(StandardCharsets.UTF_8));
    }
}
