package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.contracts.family.PopulationParameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** How well people predict the level of one who was not among them: each is left out once, and the others are fitted together. */
final class PeopleBacktest {

    private final ProductClient client;
    private final Consumer<String> say;
    private final Consumer<String> note;

    /** A person whose captures, one or more, the product has by these ids. */
    private record Person(String name, List<String> captures) {}

    /**
     * A test with a product.
     *
     * @param say receives the progress
     * @param note hears what there is to know
     */
    PeopleBacktest(ProductClient client, Consumer<String> say, Consumer<String> note) {
        this.client = client;
        this.say = say;
        this.note = note;
    }

    /**
     * Leaves people out, one at a time.
     *
     * @param table receives a row for each of them
     * @param files everybody's
     * @param most how many to leave out at most, the first
     * @throws Failure where fewer than two people's captures can be measured
     */
    void fill(PeopleTable table, List<PersonFiles> files, int most) throws IOException, InterruptedException {
        requireKnown(table.definition());
        List<Person> people = upload(files);
        if (people.size() < 2) throw new Failure("captures of fewer than two people can be measured");
        int leftOut = Math.min(people.size(), most);
        table.begin();
        for (Person person : people.subList(0, leftOut)) {
            say.accept("Fitting all but " + person.name() + ", " + (people.indexOf(person) + 1) + " of " + leftOut);
            leaveOut(person, people, table);
        }
        table.end();
    }

    private void requireKnown(String definition) throws IOException, InterruptedException {
        boolean isKnown = StreamSupport.stream(client.get("/api/profiles").spliterator(), false)
                .anyMatch(profile -> profile.path("name").asText().equals(definition));
        if (!isKnown) throw new Failure("there is no session definition " + definition);
    }

    /** Uploads everybody's captures. Who cannot be measured is named and takes no part, as is who has a capture of somebody before. */
    private List<Person> upload(List<PersonFiles> folder) throws IOException, InterruptedException {
        List<Person> people = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (PersonFiles files : folder) {
            try {
                Person person = upload(files);
                if (!Collections.disjoint(known, person.captures()))
                    throw new Failure("it holds the same as a capture before");
                known.addAll(person.captures());
                people.add(person);
            } catch (Failure e) {
                note.accept(files.name() + " takes no part: " + e.getMessage());
            }
        }
        return people;
    }

    private Person upload(PersonFiles files) throws IOException, InterruptedException {
        Optional<String> named = files.files().size() == 1 ? Optional.empty() : Optional.of(files.name());
        List<String> captures = new ArrayList<>();
        for (CaptureUpload.Uploaded capture :
                new CaptureUpload(client, new CaptureOrigin(1, List.of(), named), note).upload(files.files(), false)) {
            JsonNode unmeasured = client.get("/api/captures/" + capture.id()).path("unmeasured");
            if (unmeasured.isTextual()) throw new Failure(unmeasured.asText());
            captures.add(capture.id());
        }
        return new Person(files.name(), captures);
    }

    /** Adds a row of what the others predict of a person, or one that says why they predict nothing. */
    private void leaveOut(Person person, List<Person> all, PeopleTable table) throws InterruptedException {
        List<String> others = all.stream()
                .filter(each -> !each.equals(person))
                .flatMap(each -> each.captures().stream())
                .toList();
        try {
            table.add(LeftOut.of(
                    person.name(), levels(person, table.definition()), predicted(others, table.definition())));
        } catch (Failure | IOException e) {
            table.addUntested(person.name(), String.valueOf(e.getMessage()));
        }
    }

    private LevelBand predicted(List<String> captures, String definition) throws IOException, InterruptedException {
        JsonNode fit = new Fitting(client, say).quick(captures, definition);
        if (!knowsPeople(fit)) throw new Failure("the fit of the others does not tell how people differ");
        String law =
                "/api/concurrency?users=1&people=differ&fit=" + fit.path("id").asText();
        return LevelBand.of(client.get(law).path("results").path(0));
    }

    private static boolean knowsPeople(JsonNode fit) {
        return StreamSupport.stream(fit.path("parameters").spliterator(), false)
                .anyMatch(each -> each.path("name").asText().equals(PopulationParameters.LEVEL_RATIO));
    }

    /** Connections open in each second of a person's captures, one capture after the other. */
    private int[] levels(Person person, String definition) throws IOException, InterruptedException {
        IntStream levels = IntStream.empty();
        for (String capture : person.captures()) {
            JsonNode concurrency = client.get(
                            "/api/captures/" + capture + "/metrics?definition=" + ProductClient.encode(definition))
                    .path("concurrency");
            levels = IntStream.concat(levels, levels(concurrency.path("tcp"), concurrency.path("udp")));
        }
        return levels.toArray();
    }

    private static IntStream levels(JsonNode tcp, JsonNode udp) {
        return IntStream.range(0, tcp.size())
                .map(second -> tcp.path(second).asInt() + udp.path(second).asInt());
    }
}
