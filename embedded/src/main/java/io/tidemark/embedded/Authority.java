package io.tidemark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority for the servers of one machine, made by the JDK's keytool; its key stores' password is forgotten with it. */
public final class Authority {

    private static final String PASSWORD = "store";

    private final Path folder;
    private final String password;

    private Authority(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /**
     * Makes an authority.
     *
     * @param folder where it keeps its files; made where it is missing, emptied where it is not
     * @throws IOException where keytool fails
     */
    public static Authority in(Path folder) throws IOException {
        if (Files.exists(folder)) Folders.delete(folder);
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        String password = Secrets.random(List.of(PASSWORD)).of(PASSWORD);
        Authority authority =
                new Authority(folder.toAbsolutePath(), password); // servers have working directories of their own
        authority.keytool("ca.p12", "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=CA", "-ext", "bc:c");
        authority.keytool("ca.p12", "-exportcert", "-alias", "ca", "-rfc", "-file", "ca.crt");
        return authority;
    }

    /** Its certificate, in PEM. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /**
     * Makes a server's key, and certifies it for three months.
     *
     * @param address IP address that the certificate is for
     * @throws IOException where keytool fails
     */
    public Encryption server(String address) throws IOException {
        String store = address + ".p12";
        keytool(store, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server");
        keytool(store, "-certreq", "-alias", "server", "-file", "request");
        String alternative = "san=ip:" + address;
        keytool("ca.p12", "-gencert", "-alias", "ca", "-ext", alternative, "-infile", "request", "-outfile", "answer");
        keytool(store, "-importcert", "-alias", "ca", "-file", "ca.crt", "-noprompt");
        keytool(store, "-importcert", "-alias", "server", "-file", "answer");
        return inPem(folder.resolve(store));
    }

    private Encryption inPem(Path store) throws IOException {
        Path key = store.resolveSibling(store.getFileName() + ".key");
        Path certificate = store.resolveSibling(store.getFileName() + ".crt");
        try {
            char[] secret = password.toCharArray();
            KeyStore keys = KeyStore.getInstance(store.toFile(), secret);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    key, pem("PRIVATE KEY", keys.getKey("server", secret).getEncoded()));
            Files.writeString(
                    certificate,
                    pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read " + store + ": " + e.getMessage(), e);
        }
        return new Encryption(store, password, key, certificate, certificate());
    }

    private static String pem(String what, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    /** The password goes by the environment, where other users do not see it. */
    private void keytool(String store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass:env", "STORE_PASSWORD"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new IOException("keytool failed: " + printed.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }
}
