package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.People;
import io.tidemark.contracts.People.Group;
import io.tidemark.contracts.People.Held;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.LaboratoryCapture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleDataTest {

    /** Blocks of minutes: the first two in the first five minutes, one in the second, one in the last, which lasts 40 s. */
    private static final int[] MINUTES = {0, 4, 5, 15};

    private static final Held TCP = new Held(120, 8, 1, new int[] {10, 12}, new int[] {6, 2});
    private static final Held UDP = new Held(30, 4, 0, new int[] {8}, new int[] {4});

    @Test
    void addsMinutesUpToFive() {
        PeopleData data = only(capture(940, people(0, 0, group(null, 1))));
        PersonCounts counts = data.persons().get(0).counts();
        assertEquals(1, counts.people());
        assertArrayEquals(new long[] {5, 3, 0, 4}, counts.counts());
        assertArrayEquals(new double[] {300, 300, 300, 40}, counts.seconds());
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 300, 300, 40}, counts.since());
        assertEquals(1, data.people());
        assertEquals(940, data.personSeconds());
        assertEquals(12, data.connections());
        assertEquals(150, data.heldSeconds());
        assertEquals(12.0 / 940, data.rate(), 1e-15);
        assertEquals(150.0 / 940, data.level(), 1e-15);
    }

    /** log(150 s / 12), and the squared coefficient of variation of the times by the bins' middles over 12. */
    @Test
    void knowsHowLongAPersonHoldsConnections() {
        PersonHeld held = only(capture(940, people(0, 0, group(null, 1))))
                .persons()
                .get(0)
                .held()
                .orElseThrow();
        assertEquals(Math.log(150 / 12.0), held.logMean(), 1e-12);
        double[] times = {Math.pow(10, 1.05), Math.pow(10, 1.25), Math.pow(10, 0.85)};
        double[] counts = {6, 2, 4};
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            sum += counts[i] * times[i];
            squares += counts[i] * times[i] * times[i];
        }
        double variation = 12 * squares / (sum * sum) - 1;
        assertTrue(variation < 1, "one is the least that is taken");
        assertEquals(1.0 / 12, held.variance(), 1e-12);
    }

    @Test
    void countsPeopleWhoMadeNoConnection() {
        PeopleData data = only(capture(940, people(2, 0, group(null, 1))));
        assertEquals(3, data.people());
        assertEquals(3 * 940, data.personSeconds());
        assertEquals(3, data.persons().size());
        PeopleData.Person silent = data.persons().get(1);
        assertArrayEquals(new long[4], silent.counts().counts());
        assertArrayEquals(new double[] {300, 300, 300, 40}, silent.counts().seconds());
        assertTrue(silent.counts().begins(0));
        assertTrue(silent.held().isEmpty());
    }

    /** In a capture in which nobody made any connection too. */
    @Test
    void countsPeopleOfACaptureInWhichNobodyDid() {
        PeopleData data = PeopleData.of(List.of(capture(940, people(1, 0, group(null, 1))), capture(600, people(3, 0))))
                .orElseThrow();
        assertEquals(5, data.people());
        assertEquals(2 * 940 + 3 * 600, data.personSeconds());
        assertEquals(5, data.persons().size());
    }

    /** Of four people who did, two are listed: of six who did not, three stand beside them. */
    @Test
    void takesAsManySilentPeopleAsAreListedOfThose() {
        PeopleData data = only(capture(940, people(6, 2, group(null, 1), group(null, 1))));
        assertEquals(5, data.people());
        assertEquals(5, data.persons().size());
    }

    @Test
    void peopleWhoCannotBeToldApartAreOneGroup() {
        PeopleData data = only(capture(940, people(0, 0, group("p-1", 4))));
        assertEquals(4, data.people());
        assertEquals(1, data.persons().size());
        assertEquals(4, data.persons().get(0).counts().people());
        assertEquals(4 * 940, data.personSeconds());
    }

    /** Private addresses are everywhere: the same host of two captures is no name. */
    @Test
    void callsPeopleByTheirPseudonymsWhereThereIsOne() {
        PeopleData data = PeopleData.of(List.of(
                        capture(940, people(1, 0, group("p-1", 1), group(null, 1), group(null, 4, "p-77"))),
                        capture(500, people(0, 0, twoIn(8, "p-1"), group(null, 1)))))
                .orElseThrow();
        assertEquals(
                List.of("1", "p-77", "3", "4", "p-1"),
                data.persons().stream().map(PeopleData.Person::label).toList());
        assertEquals(
                List.of(150.0, 150.0, 0.0, 150.0, 300.0),
                data.persons().stream().map(PeopleData.Person::heldSeconds).toList());
    }

    @Test
    void capturesOfAPersonOfOneNameAreThatPersons() {
        PeopleData data = PeopleData.of(List.of(
                        capture(940, people(0, 0, group("p-1", 1), group("p-2", 1))),
                        capture(500, people(0, 0, twoIn(8, "p-1")))))
                .orElseThrow();
        assertEquals(2, data.people());
        assertEquals(2, data.persons().size());
        PersonCounts both = data.persons().get(0).counts();
        assertEquals(1, both.people());
        assertArrayEquals(new long[] {5, 3, 0, 4, 0, 2}, both.counts());
        assertArrayEquals(new double[] {300, 300, 300, 40, 300, 200}, both.seconds());
        double first = Double.POSITIVE_INFINITY;
        assertArrayEquals(new double[] {first, 300, 300, 40, first, 200}, both.since());
        assertEquals(
                Math.log(300 / 14.0), data.persons().get(0).held().orElseThrow().logMean(), 1e-12);
        assertEquals(2 * 940 + 500, data.personSeconds());
    }

    /** Hosts have addresses that others have elsewhere: no names. */
    @Test
    void peopleWithoutANameAreNeverTheSame() {
        PeopleData data = PeopleData.of(List.of(
                        capture(940, people(0, 0, group(null, 1))), capture(940, people(0, 0, group(null, 1)))))
                .orElseThrow();
        assertEquals(2, data.people());
        assertEquals(2, data.persons().size());
    }

    @Test
    void knowsNothingWhereACaptureDoesNotTell() {
        CaptureMetrics tells = capture(940, people(0, 0, group(null, 1)));
        assertTrue(PeopleData.of(List.of(tells, capture(940, null))).isEmpty());
        assertTrue(PeopleData.of(List.of(capture(940, people(3, 0)))).isEmpty());
        assertFalse(PeopleData.of(List.of(tells)).isEmpty());
    }

    /** Half of 2,400 are 27 people of 44, of 36 blocks and eight for each of them; the other 33 are eleven groups of three. */
    @Test
    void looksAtASampleOfVeryMany() {
        Group[] many =
                IntStream.range(0, 40).mapToObj(i -> group("p-" + i, 1 + i % 2)).toArray(Group[]::new);
        CaptureMetrics capture = capture(86_400, people(20, 0, many));
        PeopleData data = only(capture);
        assertEquals(60, data.persons().size());
        assertEquals(27, data.looked().size());
        assertEquals(27 + 11, data.counts().size());
        assertEquals(80, data.counts().stream().mapToInt(PersonCounts::people).sum());
        assertTrue(data.persons().stream().allMatch(person -> person.counts().blocks() == 288));
        int blocks = data.counts().stream().mapToInt(PersonCounts::blocks).sum();
        assertTrue(blocks + 8 * 38 <= PeopleData.MOST_BLOCKS, "blocks " + blocks);
        // of all, those who are not looked at too
        assertEquals(80, data.people());
        assertEquals(80 * 86_400.0, data.personSeconds());
        assertEquals(40 * 12, data.connections());
        assertEquals(40 * 150, data.heldSeconds());
        // silent ones among them, and the same again
        long silent = data.looked().stream()
                .filter(person -> person.counts().connections() == 0)
                .count();
        assertTrue(silent > 0 && silent < 17, "silent " + silent);
        assertEquals(data.counts(), only(capture).counts());
    }

    /** Nobody of 500 is left out: some are looked at one by one, the others in twelve groups. */
    @Test
    void countsEverybodyOfVeryMany() {
        PeopleData data = only(capture(940, people(0, 0, many("p", 500))));
        List<PersonCounts> counts = data.counts();
        assertEquals(1_200 / 12, data.looked().size());
        assertEquals(100 + PeopleData.GROUPS, counts.size());
        assertEquals(500, counts.stream().mapToInt(PersonCounts::people).sum());
        assertEquals(
                500 * 12, counts.stream().mapToLong(PersonCounts::connections).sum());
        assertArrayEquals(
                new long[] {34 * 5, 34 * 3, 0, 34 * 4}, counts.get(100).counts());
    }

    /** Nor are those left out who were captured last, where captures were taken at several times. */
    @Test
    void countsEverybodyOfSeveralCaptures() {
        PeopleData data = PeopleData.of(List.of(
                        capture(940, people(0, 0, many("a", 100))),
                        capture(930, people(0, 0, many("b", 110))),
                        capture(920, people(0, 0, many("c", 90)))))
                .orElseThrow();
        assertEquals(300, data.counts().stream().mapToInt(PersonCounts::people).sum());
        assertEquals(
                300 * 12,
                data.counts().stream().mapToLong(PersonCounts::connections).sum());
    }

    /** Of 8,070 blocks 2,400 less eight for each person: of 4,032 the 197 spans of six that are in 1,187, and all of half an hour. */
    @Test
    void takesSpansOfLongCaptures() {
        PeopleData data = PeopleData.of(List.of(
                        capture(14 * 86_400, people(0, 0, group("p-1", 1))),
                        capture(14 * 86_400, people(0, 0, group("p-2", 1))),
                        capture(1_800, people(0, 0, group("p-3", 1)))))
                .orElseThrow();
        assertEquals(
                List.of(4_032, 4_032, 6),
                data.persons().stream().map(person -> person.counts().blocks()).toList());
        assertEquals(
                List.of(1_182, 1_182, 6),
                data.counts().stream().map(PersonCounts::blocks).toList());
    }

    private static PeopleData only(CaptureMetrics capture) {
        return PeopleData.of(List.of(capture)).orElseThrow();
    }

    private static People people(int silent, int unlisted, Group... listed) {
        return new People(60, silent, unlisted, List.of(listed));
    }

    private static Group[] many(String prefix, int people) {
        return IntStream.range(0, people).mapToObj(i -> group(prefix + i, 1)).toArray(Group[]::new);
    }

    private static Group group(String person, int people) {
        return group(person, people, "p-9a77");
    }

    private static Group group(String person, int people, String host) {
        return new Group(
                person,
                host,
                people,
                MINUTES,
                new PerProtocol<>(new int[] {2, 1, 3, 2}, new int[] {1, 1, 0, 2}),
                new PerProtocol<>(TCP, UDP));
    }

    /** Two connections in one minute. */
    private static Group twoIn(int minute, String person) {
        return new Group(
                person,
                "p-9a77",
                1,
                new int[] {minute},
                new PerProtocol<>(new int[] {2}, new int[] {0}),
                new PerProtocol<>(
                        new Held(150, 2, 0, new int[] {18}, new int[] {2}), new Held(0, 0, 0, new int[0], new int[0])));
    }

    private static CaptureMetrics capture(int seconds, People people) {
        CaptureMetrics of = LaboratoryCapture.metrics(LaboratoryCapture.id(1), "wire", 60, 1);
        return new CaptureMetrics(
                of.captureId(),
                of.definition(),
                1,
                1,
                of.digest(),
                1,
                of.start(),
                seconds,
                of.clockResolutionNanos(),
                seconds - 0.5,
                of.series(),
                of.durations(),
                of.firstHalf(),
                null,
                of.findings(),
                people,
                null);
    }
}
