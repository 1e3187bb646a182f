package io.tidemark.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Which user of this machine holds the other end of a connection on the loopback address: Linux has it in {@code /proc/net/tcp}
 * (proc_net_tcp, a row for each socket: addresses in hexadecimal, and the number of the user who made it).
 */
final class LoopbackPeers {

    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int USER = 7;
    private static final int INODE = 9;

    /** Inode of a socket that no process has open any more: kernels before 6.17 call it root's, whoever made it. */
    private static final String CLOSED = "0";

    private static final long ROOT = 0;

    /** 127.0.0.1 in the byte order of the machine. */
    private static final String LOOPBACK = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "0100007F" : "7F000001";

    private final List<Path> tables;
    private final long ourselves;

    /**
     * @param tables the tables of sockets, IPv4 and IPv6; those that are missing are passed over
     * @param ourselves number of the user whose sockets are let in
     */
    LoopbackPeers(List<Path> tables, long ourselves) {
        this.tables = tables;
        this.ourselves = ourselves;
    }

    /** The table of this machine; nothing where the system has none, so that users cannot be told apart. */
    static Optional<LoopbackPeers> ofThisMachine() {
        List<Path> tables = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
        try {
            if (!Files.isReadable(tables.get(0))) return Optional.empty();
            Number ourselves = (Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return Optional.of(new LoopbackPeers(tables, ourselves.longValue()));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a connection is of this user, or of root, who can read everything anyhow.
     *
     * @param peerPort port of the other end
     * @param ourPort port of this end
     */
    boolean isOurs(int peerPort, int ourPort) {
        OptionalLong user = userOf(peerPort, ourPort);
        return user.isPresent() && (user.getAsLong() == ourselves || user.getAsLong() == ROOT);
    }

    private OptionalLong userOf(int peerPort, int ourPort) {
        for (Path table : tables) {
            OptionalLong user = userOf(peerPort, ourPort, table);
            if (user.isPresent()) return user;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong userOf(int peerPort, int ourPort, Path table) {
        String local = end(peerPort);
        String remote = end(ourPort);
        try (Stream<String> rows = Files.lines(table)) {
            return rows.map(row -> row.strip().split("\\s+"))
                    .filter(cells -> cells.length > INODE && !cells[INODE].equals(CLOSED))
                    .filter(cells -> cells[LOCAL].endsWith(local) && cells[REMOTE].endsWith(remote))
                    .mapToLong(cells -> Long.parseLong(cells[USER]))
                    .findFirst();
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 127.0.0.1 with a port, as the end of its cell: an IPv6 socket has it as ::ffff:127.0.0.1. */
    private static String end(int port) {
        return LOOPBACK + ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
    }
}
