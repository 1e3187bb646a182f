package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {

    private static final Device SLOW = new Device("slow", 100_000, 500, "", "");
    private static final Device SMALL = new Device("small", 9_000, 20_000, "", "");
    private static final Device FITTING = new Device("fitting", 200_000, 1_000, "", "");
    private static final Device SAME_BUT_FASTER = new Device("faster", 200_000, 2_000, "", "");

    @Test
    void takesTheSmallestThatHoldsBothAndSaysWhatOthersLack() {
        DeviceChoice choice = DeviceChoice.of(List.of(SAME_BUT_FASTER, SLOW, FITTING, SMALL), 10_000, 1_000);
        assertEquals(Optional.of(FITTING), choice.smallest());
        assertEquals(
                List.of(
                        tooSmall("slow", FindingCode.DEVICE_TOO_FEW_NEW_SESSIONS, 500, 1_000),
                        tooSmall("small", FindingCode.DEVICE_TOO_FEW_SESSIONS, 9_000, 10_000)),
                choice.tooSmall());
    }

    @Test
    void holdsASizeThatIsExactlyItsOwn() {
        assertEquals(
                Optional.of(SLOW), DeviceChoice.of(List.of(SLOW), 100_000, 500).smallest());
    }

    @Test
    void takesNoneWhereAllAreTooSmall() {
        DeviceChoice choice = DeviceChoice.of(List.of(SMALL), 9_001, 20_001);
        assertEquals(Optional.empty(), choice.smallest());
        assertEquals(
                List.of(
                        "holds 9,000 sessions at once, needed are 9,001",
                        "holds 20,000 new sessions per second, needed are 20,001"),
                FindingDocument.texts(choice.tooSmall().get(0).lacks()));
    }

    private static DeviceChoice.TooSmall tooSmall(String device, FindingCode code, long has, long needed) {
        return new DeviceChoice.TooSmall(
                device, List.of(code.with(Map.of("device", device, "has", has, "needed", needed))));
    }

    @Test
    void refusesADeviceWithoutFigures() {
        assertThrows(IllegalArgumentException.class, () -> new Device("x", 0, 1, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Device("", 1, 1, "", ""));
    }
}
