package io.tidemark.ingest.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsideNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "100.64.0.0/10, 100.127.255.255, true",
        "100.64.0.0/10, 100.128.0.0, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.1, false",
        "::/0, 2001:db8::1, true",
        "fc00::/7, fdff::1, true",
        "fc00::/7, fe80::1, false",
        "2001:db8:0:8000::/65, 2001:db8:0:8000:7fff::1, true",
        "2001:db8:0:8000::/65, 2001:db8:0:8000:8000::1, false",
    })
    void containsTheAddressesBehindItsPrefix(String cidr, String address, boolean isInside)
            throws UnknownHostException {
        Address bytes = Address.of(InetAddress.getByName(address).getAddress()).orElseThrow();
        assertEquals(isInside, Network.parse(cidr).contains(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0/8",
                "256.0.0.0/8",
                "10.0.0.0/-1",
                "example.org/8",
                "2001:db8::/129",
                "2001::db8::/32",
                "10.0.0.0/8 ",
                "/8",
                ":/8",
            })
    void namesWhatIsNoNetwork(String cidr) {
        String message = assertThrows(IllegalArgumentException.class, () -> Network.parse(cidr))
                .getMessage();
        assertTrue(message.endsWith("found \"" + cidr + "\""), message);
    }

    @Test
    void areTheSameHoweverTheyAreTold() {
        InsideNetworks inside = InsideNetworks.of(List.of("2001:DB8:0::/32,10.1.2.3/8", "10.0.0.0/8"));
        assertEquals(List.of("10.0.0.0/8", "2001:db8::/32"), inside.networks());
        assertEquals(inside, InsideNetworks.of(List.of("10.0.0.0/8", "2001:db8::/32")));
    }

    @Test
    void arePrivateUnlessTold() {
        assertEquals(InsideNetworks.PRIVATE, InsideNetworks.of(List.of()));
        assertEquals(InsideNetworks.PRIVATE, InsideNetworks.of(List.of("")));
        assertEquals(
                List.of("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
                InsideNetworks.PRIVATE.networks());
    }

    @Test
    void areAtMostSoMany() {
        String many = String.join(",", Collections.nCopies(3, "10.0.0.0/8"));
        assertEquals(1, InsideNetworks.of(List.of(many)).networks().size());
        List<String> tooMany = IntStream.rangeClosed(0, InsideNetworks.MOST)
                .mapToObj(i -> "10." + i + ".0.0/16")
                .toList();
        assertThrows(IllegalArgumentException.class, () -> InsideNetworks.of(tooMany));
    }
}
