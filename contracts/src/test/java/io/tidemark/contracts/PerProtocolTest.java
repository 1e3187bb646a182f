package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PerProtocolTest {

    @Test
    void mapsEachProtocolByItself() {
        assertEquals(new PerProtocol<>("1", "2"), new PerProtocol<>(1, 2).map(String::valueOf));
    }

    @Test
    void combinesTcpWithTcpAndUdpWithUdp() {
        PerProtocol<Integer> difference = new PerProtocol<>(10, 20).with(new PerProtocol<>(1, 2), (a, b) -> a - b);
        assertEquals(new PerProtocol<>(9, 18), difference);
    }
}
