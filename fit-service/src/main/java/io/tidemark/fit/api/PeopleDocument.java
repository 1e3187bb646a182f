package io.tidemark.fit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.people.CapturedPeople;
import io.tidemark.fit.people.PeoplePosterior;
import io.tidemark.fit.people.PeoplePosterior.Anybody;
import io.tidemark.fit.people.PeoplePosterior.Interval;
import io.tidemark.fit.people.PeoplePosterior.OfPerson;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The people whom a fit rests on, as {@code GET /api/fits/{id}/people} shows them.
 *
 * @param fit id of the fit
 * @param people number of people captured, a person of several captures once; left out where it is not known
 * @param personSeconds seconds for which they were captured, added up over them
 * @param persons each of them, or each group of people who cannot be told apart; empty where {@code missing} says why
 * @param unlisted how many people are in none of {@code persons}, which are a random sample of all then
 * @param anybody a person drawn at random from the population: quantiles of the predictive distribution
 * @param missing why nothing is known of each of them
 */
@Schema(name = "PeopleOfFit")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PeopleDocument(
        String fit,
        Optional<Integer> people,
        Optional<Double> personSeconds,
        List<PersonOfFit> persons,
        Optional<Integer> unlisted,
        Optional<Anybody> anybody,
        Optional<Missing> missing) {

    /**
     * A person, or people who cannot be told apart; rates and levels are of one of them.
     *
     * @param label keyed pseudonym of the person or of the host where captures have one, else a number; the same whenever the same captures are fitted
     * @param people how many people
     * @param personSeconds seconds for which they were captured, added up over them
     * @param connections new connections that they made
     * @param measured what was measured while they were captured
     * @param posterior what they do over a long time, judging by that and by all others
     */
    @Schema(name = "PersonOfFit")
    record PersonOfFit(
            String label, int people, double personSeconds, long connections, Measured measured, Known posterior) {

        static PersonOfFit of(OfPerson person) {
            return new PersonOfFit(
                    person.label(),
                    person.people(),
                    person.personSeconds(),
                    person.connections(),
                    new Measured(person.measuredRate(), person.measuredLevel()),
                    new Known(person.rate(), person.level()));
        }
    }

    /**
     * What was measured.
     *
     * @param rate new connections in a second
     * @param level connections held at a time, on average
     */
    @Schema(name = "MeasuredOfPerson")
    record Measured(double rate, double level) {}

    /**
     * A posterior.
     *
     * @param rate new connections in a second, over a long time
     * @param level connections held at a time, over a long time
     */
    @Schema(name = "PosteriorOfPerson")
    record Known(Interval rate, Interval level) {}

    /**
     * Why nothing is known of each person.
     *
     * @param code {@code not-told}: captures do not tell people apart; {@code not-converged}: their population could not be sampled; {@code not-sampled}:
     *     populations are sampled beside fits of whole captures that pass; {@code not-kept}: the fit is older than this
     * @param text the same as a sentence
     */
    @Schema(name = "PeopleMissing")
    record Missing(
            @Schema(enumeration = {"not-told", "not-converged", "not-sampled", "not-kept"})
            String code,

            String text) {}

    /** The document of a fit that was sampled. */
    static PeopleDocument of(StoredFit fit, Optional<CapturedPeople> captured) {
        Optional<PeoplePosterior> posterior = captured.flatMap(CapturedPeople::posterior);
        List<PersonOfFit> persons = posterior.stream()
                .flatMap(each -> each.persons().stream())
                .map(PersonOfFit::of)
                .toList();
        int listed = persons.stream().mapToInt(PersonOfFit::people).sum();
        return new PeopleDocument(
                fit.id(),
                captured.map(CapturedPeople::people),
                captured.map(CapturedPeople::personSeconds),
                persons,
                posterior.flatMap(each -> captured.map(all -> all.people() - listed)),
                posterior.map(PeoplePosterior::anybody),
                posterior.isPresent() ? Optional.empty() : Optional.of(missing(fit)));
    }

    private static Missing missing(StoredFit fit) {
        boolean converged = fit.outcome().orElseThrow().findings().stream()
                .noneMatch(finding -> finding.code() == FindingCode.PEOPLE_NOT_CONVERGED);
        if (!converged) {
            return new Missing("not-converged", "The population of these people could not be sampled.");
        }
        if (fit.parameterNames().contains(PopulationParameters.LEVEL_RATIO)) {
            return new Missing("not-kept", "The fit is older than this; fit the captures again.");
        }
        return fit.order().extent() == Extent.FIRST_HALF || fit.status() == FitStatus.FAILED
                ? new Missing(
                        "not-sampled", "A population is sampled beside fits of whole captures whose diagnostics pass.")
                : new Missing("not-told", "The captures do not tell people apart.");
    }
}
