package io.tidemark.ingest.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1284663522.649718000, 1284663522649718000",
        "1284663522, 1284663522000000000",
        "1284663522.6497180009, 1284663522649718000",
        "0.1, 100000000",
        "2010-09-16T18:58:42.649718000Z, 1284663522649718000",
        "2010-09-16T18:58:42.649718Z, 1284663522649718000",
        "2010-09-16T18:58:42Z, 1284663522000000000",
        "2010-09-16T20:58:42.649718+0200, 1284663522649718000",
        "2010-09-16T20:58:42.649718+02:00, 1284663522649718000",
        "2010-09-16T20:58:42.649718+02, 1284663522649718000",
        "2010-09-16T18:58:42.649718, 1284663522649718000",
        "2262-04-11T23:47:16Z, 9223372036000000000"
    })
    void readsSecondsAndIso8601(String text, long nanos) throws WrongFieldException {
        assertEquals(nanos, EpochTime.nanos("ts", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1e9",
                "NaN",
                "9223372036.1",
                "9999999999",
                "2262-04-11T23:47:16.1Z",
                "1969-12-31T23:59:59Z",
                "2010-02-30T00:00:00Z",
                "2010-09-16 18:58:42Z",
                "Sep 16, 2010 18:58:42 UTC",
                "+999999999-12-31T23:59:59Z",
                "2010-09-16T18:58:42.649718ZZ"
            })
    void refusesWhatIsNoTimeThatFits(String text) {
        assertThrows(WrongFieldException.class, () -> EpochTime.nanos("ts", text));
    }
}
