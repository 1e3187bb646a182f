package io.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Random secrets, made at the first start and kept in a file that only its owner may read.
 *
 * @param all secret by name: a password for every database role
 */
public record Passwords(Map<String, String> all) {

    private static final List<String> ROLES =
            List.of("postgres", "tidemark_ingest", "tidemark_fit", "tidemark_simulate");
    private static final int BYTES = 24;

    public Passwords {
        all = Map.copyOf(all);
    }

    /** Passwords that are forgotten with the process, for tests. */
    public static Passwords random() {
        SecureRandom random = new SecureRandom();
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String role : ROLES) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            passwords.put(role, HexFormat.of().formatHex(secret));
        }
        return new Passwords(passwords);
    }

    /** Reads the passwords from a file, or makes them and writes the file where there is none. */
    public static Passwords keptIn(Path file) throws IOException {
        if (!Files.exists(file)) write(random(), file);
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String role : ROLES) {
            String password = properties.getProperty(role);
            if (password == null) throw new IOException(file + " has no password for " + role);
            passwords.put(role, password);
        }
        return new Passwords(passwords);
    }

    /** The password of a role. */
    public String of(String role) {
        String password = all.get(role);
        if (password == null) throw new IllegalArgumentException("no password for role " + role);
        return password;
    }

    /** Written aside and moved into place, so that a crash leaves no half of a file. */
    private static void write(Passwords passwords, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        StringBuilder lines = new StringBuilder("# made at the first start; only on this machine\n");
        passwords
                .all()
                .forEach((role, password) ->
                        lines.append(role).append('=').append(password).append('\n'));
        Files.writeString(aside, lines);
        Files.move(aside, file);
    }
}
