package io.tidemark.ingest.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.stream.SampledHosts;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostCountsTest {

    private static HostCounts counts(int active, SampledHosts sampled) {
        return new HostCounts(List.of("10.0.0.0/8"), active, active, sampled, 0, 0, 0);
    }

    @Test
    void isOfThePeopleThatWereSaidWhereAllHostsAreKept() {
        assertEquals(250, counts(200, null).people(250));
    }

    @Test
    void isOfTheHostsThatAreKeptWhereThereAreAboutAsManyAsPeople() {
        HostCounts sample = counts(97, new SampledHosts(100, 1_031));
        assertEquals(1_000, sample.sampledFrom());
        assertEquals(97, sample.people(1_000));
        assertEquals(97, sample.people(905));
        assertEquals(97, sample.people(1_095));
    }

    @Test
    void isOfAsLargeAShareOfThePeopleAsOfTheHostsWhereTheyAreNotAsMany() {
        HostCounts sample = counts(100, new SampledHosts(100, 1_000));
        assertEquals(200, sample.people(2_000));
        assertEquals(50, sample.people(500));
        assertEquals(200, counts(0, new SampledHosts(100, 1_000)).people(2_000), "nobody was answered");
    }
}
