package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatAddressesTest {

    /** 64,512 ports are 1,008 blocks of 64. */
    @ParameterizedTest
    @CsvSource({
        "200, 64, 64, 1, 1008, 1",
        "200, 65, 64, 2, 504, 1",
        "1009, 1, 64, 1, 1008, 2",
        "200, 600, 64, 10, 100, 2",
        "200, 0, 64, 1, 1008, 1",
        "3, 64512, 64512, 1, 1, 3",
        "3, 64513, 64512, 2, 0, 6"
    })
    void givesEveryUserWholeBlocks(
            long users, long ports, int blockSize, long blocksPerUser, long usersPerAddress, long addresses) {
        assertEquals(
                new NatAddresses(ports, blockSize, blocksPerUser, usersPerAddress, addresses),
                NatAddresses.of(users, ports, blockSize));
    }

    @Test
    void refusesABlockThatNoAddressHas() {
        assertThrows(IllegalArgumentException.class, () -> NatAddresses.of(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> NatAddresses.of(1, 1, 64_513));
    }

    @ParameterizedTest
    @CsvSource({"0, 512", "1, 512", "512, 512", "513, 1024", "9842, 10240"})
    void giveConntrackABucketForEachEntryInWholePages(long size, long hashsize) {
        assertEquals(new ConntrackTable(size, hashsize), ConntrackTable.of(size));
    }
}
