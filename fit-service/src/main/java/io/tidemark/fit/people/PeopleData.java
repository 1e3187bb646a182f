package io.tidemark.fit.people;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.People;
import io.tidemark.contracts.People.Group;
import io.tidemark.contracts.People.Held;
import io.tidemark.contracts.PerProtocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * What captures tell of each person, under one session definition. Captures of a person of one name are one person's.
 *
 * @param persons the people, or groups of people who cannot be told apart
 * @param people number of people in all captures
 * @param personSeconds seconds for which people were captured, added up over them
 * @param connections their connections
 * @param heldSeconds time for which their connections were held, added up
 * @param hours of {@code personSeconds}, those of every hour of the day, behind them those of weekends where these are told apart; empty where captures do not cover
 *     enough of a day
 */
public record PeopleData(
        List<Person> persons,
        int people,
        double personSeconds,
        long connections,
        double heldSeconds,
        Optional<double[]> hours) {

    /**
     * What how people open connections is sampled with, in blocks; some 50 s on two cores. Where captures have more, spans are taken that lie evenly over each person's time. Where even these
     * are too many, half of it is of a random sample of people, and all others are in groups.
     */
    static final int MOST_BLOCKS = 2_400;

    /** So many blocks take as long as a person beside them. */
    static final int BLOCKS_A_PERSON = 8;

    /** Of a person at least so many, in six spans of a day: others tell more of the population than more hours of the same. */
    static final int LEAST_BLOCKS = 36;

    /** So many groups those are in who are not looked at one by one and were captured at the same times. */
    static final int GROUPS = 12;

    /** Blocks of a span: half an hour, in which it shows for how long people go on as before. */
    private static final int SPAN = 6;

    private static final int BLOCK_SECONDS = 300;

    /** A count of no connections that anything is known of has this coefficient of variation of times held, squared. */
    private static final double LEAST_VARIATION = 1;

    /** Seed of the sample of people: the same captures have the same. */
    private static final long SEED = 20_261_129L;

    /**
     * A person, or people who cannot be told apart.
     *
     * @param label pseudonym of the person or of the host, where no other has the same; else a number
     * @param counts new connections
     * @param heldSeconds time for which connections were held, added up, those that were open before too
     * @param held for how long each of those counted holds an entry, where there were any
     */
    record Person(String label, PersonCounts counts, double heldSeconds, Optional<PersonHeld> held) {}

    /** One of the groups that captures tell of, as far as they are put together. */
    private record Told(Optional<String> name, PersonCounts counts, List<Held> held) {

        Told then(Told later) {
            return new Told(
                    name,
                    counts.then(later.counts),
                    Stream.concat(held.stream(), later.held.stream()).toList());
        }

        double heldSeconds() {
            return held.stream().mapToDouble(Held::seconds).sum();
        }
    }

    /**
     * What is known of people.
     *
     * @param captures metrics of each capture, parts joined, all under the same definition
     * @return nothing where one of them does not tell of people, or nobody made a connection
     */
    public static Optional<PeopleData> of(List<CaptureMetrics> captures) {
        if (captures.stream().anyMatch(capture -> capture.people() == null)) {
            return Optional.empty();
        }
        List<Told> told = labelled(told(captures));
        long connections =
                told.stream().mapToLong(each -> each.counts().connections()).sum();
        if (connections == 0) {
            return Optional.empty();
        }
        double variation = Math.max(variation(told), LEAST_VARIATION);
        return Optional.of(new PeopleData(
                told.stream().map(each -> person(each, variation)).toList(),
                told.stream().mapToInt(each -> each.counts().people()).sum(),
                told.stream().mapToDouble(each -> each.counts().personSeconds()).sum(),
                connections,
                told.stream().mapToDouble(Told::heldSeconds).sum(),
                coverEnoughOfADay(captures)
                        ? Optional.of(hours(told, tellWeekendsApart(captures)))
                        : Optional.empty()));
    }

    /** Whether captures tell hours of the day apart. */
    public static boolean coverEnoughOfADay(List<CaptureMetrics> captures) {
        BitSet minutes = new BitSet();
        captures.forEach(capture -> minutes.or(HoursOfDay.minutes(capture.start(), capture.seconds())));
        return minutes.cardinality() >= HoursOfDay.LEAST_MINUTES;
    }

    /** Whether captures cover as much both of weekdays and of weekends. */
    public static boolean tellWeekendsApart(List<CaptureMetrics> captures) {
        BitSet weekdays = new BitSet();
        BitSet weekends = new BitSet();
        for (CaptureMetrics capture : captures) {
            weekdays.or(HoursOfDay.minutesOfWeekdays(capture.start(), capture.seconds()));
            weekends.or(HoursOfDay.minutesOfWeekends(capture.start(), capture.seconds()));
        }
        return Math.min(weekdays.cardinality(), weekends.cardinality()) >= HoursOfDay.LEAST_MINUTES;
    }

    private static double[] hours(List<Told> told, boolean weekendsApart) {
        double[] hours = new double[weekendsApart ? 2 * HoursOfDay.HOURS : HoursOfDay.HOURS];
        for (Told each : told) {
            PersonCounts counts = each.counts();
            for (int block = 0; block < counts.blocks(); block++) {
                hours[counts.hours()[block] % hours.length] += counts.people() * counts.seconds()[block];
            }
        }
        return hours;
    }

    private static List<Told> told(List<CaptureMetrics> captures) {
        Map<String, Told> named = new LinkedHashMap<>();
        List<Told> told = new ArrayList<>();
        for (CaptureMetrics capture : captures) {
            People people = capture.people();
            PersonCounts silent = blocks(capture, 1, new TreeMap<>());
            for (Group group : people.listed()) {
                Told one = new Told(
                        Optional.ofNullable(group.person()).or(() -> Optional.ofNullable(group.host())),
                        counts(capture, silent, group),
                        List.of(group.held().tcp(), group.held().udp()));
                if (group.person() == null || group.people() > 1) told.add(one);
                else named.merge(group.person(), one, Told::then);
            }
            Told nothing = new Told(Optional.empty(), silent, List.of());
            told.addAll(Collections.nCopies(silent(people), nothing));
        }
        told.addAll(named.values());
        return told;
    }

    /** All with a name: a number for those who have none of their own. */
    private static List<Told> labelled(List<Told> told) {
        Map<String, Long> named = told.stream()
                .flatMap(each -> each.name().stream())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return IntStream.range(0, told.size())
                .mapToObj(i -> {
                    Told each = told.get(i);
                    Optional<String> own = each.name().filter(name -> named.get(name) == 1);
                    return new Told(own.or(() -> Optional.of(Integer.toString(i + 1))), each.counts(), each.held());
                })
                .toList();
    }

    /** People who made no connection beside those listed, who may be a sample. */
    private static int silent(People people) {
        double listed = people.listed().stream().mapToInt(Group::people).sum();
        return people.unlisted() == 0
                ? people.silent()
                : (int) Math.round(people.silent() * listed / (listed + people.unlisted()));
    }

    /**
     * @param silent of somebody who opened nothing, whose times are those of all others: of many people's fortnight they would take much room
     */
    private static PersonCounts counts(CaptureMetrics capture, PersonCounts silent, Group group) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        PerProtocol<int[]> both = group.counts();
        for (int i = 0; i < group.blocks().length; i++) {
            int block = (int) ((long) group.blocks()[i] * capture.people().blockSeconds() / BLOCK_SECONDS);
            counts.merge(block, (long) both.tcp()[i] + both.udp()[i], Long::sum);
        }
        return counts.isEmpty() || counts.lastKey() < silent.blocks()
                ? silent.with(group.people(), inOrder(counts, silent.blocks()))
                : blocks(capture, group.people(), counts);
    }

    private static long[] inOrder(TreeMap<Integer, Long> counts, int blocks) {
        return IntStream.range(0, blocks)
                .mapToLong(block -> counts.getOrDefault(block, 0L))
                .toArray();
    }

    /** Blocks of five minutes, the last of which may be shorter. */
    private static PersonCounts blocks(CaptureMetrics capture, int people, TreeMap<Integer, Long> counts) {
        int captureSeconds = capture.seconds();
        int last = counts.isEmpty() ? 0 : counts.lastKey();
        int blocks = Math.max((captureSeconds - 1) / BLOCK_SECONDS + 1, last + 1);
        double[] seconds = new double[blocks];
        Arrays.fill(seconds, BLOCK_SECONDS);
        int rest = captureSeconds - (blocks - 1) * BLOCK_SECONDS;
        if (rest > 0) seconds[blocks - 1] = Math.min(rest, BLOCK_SECONDS);
        return PersonCounts.ofCapture(
                people,
                inOrder(counts, blocks),
                seconds,
                IntStream.range(0, blocks)
                        .map(block ->
                                HoursOfDay.ofWeek(capture.start().plusSeconds((block * 2L + 1) * BLOCK_SECONDS / 2)))
                        .toArray());
    }

    /** Squared coefficient of variation of the times held, of all people together, by the histograms. */
    private static double variation(Collection<Told> told) {
        double number = 0;
        double sum = 0;
        double squares = 0;
        for (Held held : told.stream().flatMap(each -> each.held().stream()).toList()) {
            number += held.connections();
            for (int i = 0; i < held.bins().length; i++) {
                double seconds = Math.pow(10, (held.bins()[i] + 0.5) / 10);
                sum += held.counts()[i] * seconds;
                squares += held.counts()[i] * seconds * seconds;
            }
        }
        return sum == 0 ? 0 : number * squares / (sum * sum) - 1;
    }

    private static Person person(Told told, double variation) {
        long connections = told.counts().connections();
        double seconds = told.heldSeconds();
        return new Person(
                told.name().orElseThrow(),
                told.counts(),
                seconds,
                connections == 0 || !(seconds > 0)
                        ? Optional.empty()
                        : Optional.of(new PersonHeld(Math.log(seconds / connections), variation / connections)));
    }

    /** Those people whom how people open connections is sampled with one by one: all, or of very many a random sample. */
    List<Person> looked() {
        return apart().some();
    }

    /** Where there are very many, half of what is looked at is of people one by one, and half of all others in groups. */
    private SomePeople<Person> apart() {
        SomePeople<Person> all = oneByOne(MOST_BLOCKS);
        return all.others().isEmpty() ? all : oneByOne(MOST_BLOCKS / 2);
    }

    private SomePeople<Person> oneByOne(int most) {
        return SomePeople.of(
                persons, person -> BLOCKS_A_PERSON + Math.min(person.counts().blocks(), LEAST_BLOCKS), most, SEED);
    }

    /**
     * What was counted of each of these, in their order, and behind them of all others in groups; where that is very much, in spans of their time. Captures have the same under every definition
     * where any connection was seen on the wire.
     */
    public List<PersonCounts> counts() {
        SomePeople<Person> apart = apart();
        List<PersonCounts> whole = Stream.concat(
                        apart.some().stream().map(Person::counts),
                        inGroups(apart.others().stream().map(Person::counts).toList()).stream())
                .toList();
        int all = whole.stream().mapToInt(PersonCounts::blocks).sum();
        int most = MOST_BLOCKS - BLOCKS_A_PERSON * whole.size();
        if (all <= most) {
            return whole;
        }
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(SEED);
        double share = (double) most / all;
        return whole.stream().map(counts -> some(counts, share, random)).toList();
    }

    /** Of people at very many different times, who make more groups, a random sample. */
    private static List<PersonCounts> inGroups(List<PersonCounts> people) {
        int size = (people.size() + GROUPS - 1) / GROUPS;
        return SomePeople.of(PersonCounts.together(people, size), group -> 1, 2 * GROUPS, SEED)
                .some();
    }

    /** Blocks of five minutes of all these people or groups. */
    public int blocks() {
        return persons.stream().mapToInt(person -> person.counts().blocks()).sum();
    }

    private static PersonCounts some(PersonCounts counts, double share, UniformRandomProvider random) {
        int blocks = Math.max((int) (share * counts.blocks()), LEAST_BLOCKS);
        return blocks < counts.blocks() ? counts.spans(blocks / SPAN, SPAN, random) : counts;
    }

    /** New connections of a person in a second. */
    double rate() {
        return connections / personSeconds;
    }

    /** Connections that a person holds, on average. */
    double level() {
        return heldSeconds / personSeconds;
    }
}
