package io.tidemark.ingest.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.stream.SampledHosts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostMeasurementTest {

    private static HostMeasurement measured(int active, SampledHosts sampled) {
        HostSpread spread = new HostSpread(0.5, null, Map.of());
        HostCounts counts = new HostCounts(List.of("10.0.0.0/8"), active, active, sampled, 0, 0, 0);
        return new HostMeasurement(counts, 60, spread, spread, List.of(), 0);
    }

    @Test
    void isOfThePeopleThatWereSaidWhereAllHostsAreKept() {
        assertEquals(250, measured(200, null).people(250));
    }

    @Test
    void isOfTheHostsThatAreKeptWhereThereAreAboutAsManyAsPeople() {
        HostMeasurement sample = measured(97, new SampledHosts(100, 1_031));
        assertEquals(1_000, sample.counts().sampledFrom());
        assertEquals(97, sample.people(1_000));
        assertEquals(97, sample.people(905));
        assertEquals(97, sample.people(1_095));
    }

    @Test
    void isOfAsLargeAShareOfThePeopleAsOfTheHostsWhereTheyAreNotAsMany() {
        HostMeasurement sample = measured(100, new SampledHosts(100, 1_000));
        assertEquals(200, sample.people(2_000));
        assertEquals(50, sample.people(500));
        assertEquals(200, measured(0, new SampledHosts(100, 1_000)).people(2_000), "nobody was answered");
    }
}
