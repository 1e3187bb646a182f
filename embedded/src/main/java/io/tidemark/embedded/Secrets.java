package io.tidemark.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Random secrets of this machine, 192 bits each in hexadecimal.
 *
 * @param byName secret by the name of what it is for
 */
public record Secrets(Map<String, String> byName) {

    /** What broker and database need secrets for. */
    public static final List<String> OF_SERVERS =
            Stream.concat(Database.ROLES.stream(), Broker.SECRETS.stream()).toList();

    private static final int BYTES = 24;

    public Secrets {
        byName = Map.copyOf(byName);
    }

    /** Secrets that are forgotten with the process, for tests. */
    public static Secrets random(Collection<String> names) {
        return new Secrets(withMissing(Map.of(), names));
    }

    /**
     * Secrets that are kept in a file which only its owner may read. Those that are missing there are made.
     *
     * @param file the file, made where it is missing
     * @param names what secrets are needed for
     */
    public static Secrets keptIn(Path file, Collection<String> names) throws IOException {
        Map<String, String> kept = read(file);
        Map<String, String> all = withMissing(kept, names);
        if (!all.equals(kept)) write(all, file);
        return new Secrets(all);
    }

    /** The secret of a name. */
    public String of(String name) {
        String secret = byName.get(name);
        if (secret == null) throw new IllegalArgumentException("no secret for " + name);
        return secret;
    }

    private static Map<String, String> withMissing(Map<String, String> kept, Collection<String> names) {
        SecureRandom random = new SecureRandom();
        Map<String, String> all = new TreeMap<>(kept);
        for (String name : names) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            all.putIfAbsent(name, HexFormat.of().formatHex(secret));
        }
        return all;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> kept = new TreeMap<>();
        if (!Files.exists(file)) return kept;
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.forEach((name, secret) -> kept.put((String) name, (String) secret));
        return kept;
    }

    /** Written aside and moved into place, so that a crash leaves no half of a file. */
    private static void write(Map<String, String> secrets, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        StringBuilder lines = new StringBuilder("# made at the first start, for this machine only\n");
        secrets.forEach(
                (name, secret) -> lines.append(name).append('=').append(secret).append('\n'));
        Files.writeString(aside, lines);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
