package io.tidemark.simulate.answers;

import io.tidemark.contracts.SessionProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers what to size for under every session definition that is known without being given, each by the default of its own fits. */
public final class ProfileAnswers {

    private final DoneFits fits;
    private final SizingAnswers sizes;

    public ProfileAnswers(DoneFits fits, SizingAnswers sizes) {
        this.fits = fits;
        this.sizes = sizes;
    }

    /**
     * The answer to a request.
     *
     * @throws NoAnswerYetException where no fit of the captures is the default under any definition
     * @throws io.tidemark.simulate.coherence.IncoherentAnswer where an answer contradicts itself
     */
    public ProfilesResult of(ProfilesRequest request) {
        List<ProfilesResult.Row> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String definition : SessionProfile.definitions()) {
            Optional<StoredFit> fit = fits.defaultOf(request.captures(), definition);
            fit.map(known -> row(request, known)).ifPresentOrElse(rows::add, () -> missing.add(definition));
        }
        if (rows.isEmpty()) {
            throw new NoAnswerYetException("no fit of " + String.join(", ", request.captures())
                    + " is the default under any session definition; expected one that is");
        }
        ProfilesResult result = new ProfilesResult(rows, missing);
        return result.with(sizes.withPopulation(result.mostDemanding().result()));
    }

    private ProfilesResult.Row row(ProfilesRequest request, StoredFit fit) {
        SizingRequest sizing = new SizingRequest(
                List.of(new UserClass(fit.id(), request.users())),
                request.historySeconds(),
                request.question(),
                OptionalInt.empty(),
                List.of(),
                request.assumptions());
        return new ProfilesResult.Row(fit.evidence().definition(), sizes.alone(sizing));
    }
}
