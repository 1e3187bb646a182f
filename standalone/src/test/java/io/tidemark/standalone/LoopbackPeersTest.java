package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackPeersTest {

    /** As on a little-endian machine: our port 8080 (1F90), peers of users 1000, 1001, 0 and, by IPv6, 1002 and 1000. */
    private static final String IPV4 = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1
               1: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 2 1
               2: 0100007F:C001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 3 1
               3: 0100007F:C002 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 4 1
               4: 0100007F:C003 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 5 1
               5: 0200000A:C004 0100000A:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 6 1
               6: 0100007F:C008 0100007F:1F90 04 00000000:00000000 00:00000000 00000000     0        0 0 1
            """;

    private static final String IPV6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0000000000000000FFFF00000100007F:C005 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1002        0 7 1
               1: 0000000000000000FFFF00000100007F:C006 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 8 1
            """;

    @ParameterizedTest
    @CsvSource({
        "0xC001, true",
        "0xC002, false", // another user
        "0xC003, true", // root
        "0xC004, false", // ours, between other addresses
        "0xC005, false",
        "0xC006, true",
        "0xC007, false", // not there
        "0xC008, false" // closed by whoever made it before it was looked at
    })
    void tellsThisUsersConnectionsFromThoseOfOthers(String port, boolean expected, @TempDir Path folder)
            throws Exception {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the table is of a little-endian machine");
        Path ipv4 = Files.writeString(folder.resolve("tcp"), IPV4);
        Path ipv6 = Files.writeString(folder.resolve("tcp6"), IPV6);
        LoopbackPeers peers = new LoopbackPeers(List.of(ipv4, ipv6, folder.resolve("missing")), 1000);
        assertEquals(expected, peers.isOurs(Integer.decode(port), 8080));
    }

    @Test
    void findsRealConnectionsInTheTableOfThisMachine() throws Exception {
        assumeTrue(LoopbackPeers.ofThisMachine().isPresent(), "this system has no table of sockets");
        LoopbackPeers peers = LoopbackPeers.ofThisMachine().orElseThrow();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket client = new Socket("127.0.0.1", server.getLocalPort())) {
            assertTrue(peers.isOurs(client.getLocalPort(), server.getLocalPort()));
            assertFalse(peers.isOurs(client.getLocalPort(), server.getLocalPort() + 1));
        }
    }
}
