package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizeCurveTest {

    @Test
    void takesUsersAtEvenRatiosEachOnce() {
        assertEquals(List.of(1, 10, 100), SizeCurve.evenRatios(1, 100, 3));
        assertEquals(List.of(1, 2, 3), SizeCurve.evenRatios(1, 3, 20));
        assertEquals(List.of(7), SizeCurve.evenRatios(7, 7, 5));
        assertEquals(List.of(7), SizeCurve.evenRatios(7, 9, 1));
    }

    @Test
    void risesWithUsersAndSaysItsErrors() {
        SizingQuestion question = new SizingQuestion(0.9, 600, Factors.of(0, 1, 0.5), 3);
        List<SizeCurve.Point> points =
                new SizeCurve(Draw.WORKSTATION.law(3_600), question, 100).at(List.of(10, 20, 40, 80));
        for (int i = 0; i < points.size(); i++) {
            SizeCurve.Size size = points.get(i).concurrentConnections();
            assertTrue(size.simulationLow() <= size.size() && size.size() <= size.simulationHigh());
            assertTrue(i == 0
                    || size.size() > points.get(i - 1).concurrentConnections().size());
            assertTrue(i == 0
                    || points.get(i).newConnectionsPerSecond().size()
                            > points.get(i - 1).newConnectionsPerSecond().size());
        }
    }
}
