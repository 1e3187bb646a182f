package io.tidemark.simulate.sizing;

/**
 * Public addresses of a NAT gateway that gives every user fixed blocks of ports (deterministic NAT, RFC 7422), and a port to every
 * connection. Ports 1,024 to 65,535 of an address are given out. TCP and UDP are counted as if they shared them, which they need
 * not, and a port as if it were free again at once: neither how gateways keep ports back nor port overloading is in it.
 *
 * @param portsPerUser ports that a user needs: the size for one user at the certainty, which is each user's own
 * @param blockSize ports of a block
 * @param blocksPerUser blocks of a user
 * @param usersPerAddress users of an address; 0 where a user needs more than one
 * @param addresses public addresses for all users
 */
public record NatAddresses(long portsPerUser, int blockSize, long blocksPerUser, long usersPerAddress, long addresses) {

    /** Ports of an address above the well-known ones. */
    static final int PORTS_OF_AN_ADDRESS = 64_512;

    /**
     * The addresses for so many users.
     *
     * @param portsPerUser ports that a user needs
     * @param blockSize ports of a block, from 1 to those of an address
     */
    static NatAddresses of(long users, long portsPerUser, int blockSize) {
        if (blockSize < 1 || blockSize > PORTS_OF_AN_ADDRESS) {
            throw new IllegalArgumentException(
                    "ports of a block: expected 1 to " + PORTS_OF_AN_ADDRESS + ", got " + blockSize);
        }
        long blocks = Math.max((portsPerUser + blockSize - 1) / blockSize, 1);
        long blocksOfAddress = PORTS_OF_AN_ADDRESS / blockSize;
        long usersPerAddress = blocksOfAddress / blocks;
        long addresses = usersPerAddress > 0
                ? (users + usersPerAddress - 1) / usersPerAddress
                : users * ((blocks + blocksOfAddress - 1) / blocksOfAddress);
        return new NatAddresses(portsPerUser, blockSize, blocks, usersPerAddress, addresses);
    }
}
