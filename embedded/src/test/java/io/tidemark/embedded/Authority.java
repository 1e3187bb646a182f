package io.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test, and a server's certificate by it, made by the JDK's keytool. */
record Authority(Path folder) {

    /** The password of its key stores. */
    static final String PASSWORD = "of-the-test";

    /** Makes an authority in an empty folder. */
    static Authority in(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Authority authority = new Authority(folder);
        authority.keytool("ca.p12", "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=CA", "-ext", "bc:c");
        authority.keytool("ca.p12", "-exportcert", "-alias", "ca", "-rfc", "-file", "ca.crt");
        return authority;
    }

    /** Its certificate, in PEM. */
    Path certificate() {
        return folder.resolve("ca.crt");
    }

    /**
     * A key store (PKCS 12) with a server's key and the chain of its certificate.
     *
     * @param address IP address that the certificate is for
     */
    Path server(String address) throws IOException, InterruptedException {
        String store = address + ".p12";
        keytool(store, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server");
        keytool(store, "-certreq", "-alias", "server", "-file", "request");
        keytool(
                "ca.p12",
                "-gencert",
                "-alias",
                "ca",
                "-ext",
                "san=ip:" + address,
                "-infile",
                "request",
                "-outfile",
                "crt");
        keytool(store, "-importcert", "-alias", "ca", "-file", "ca.crt", "-noprompt");
        keytool(store, "-importcert", "-alias", "server", "-file", "crt");
        return folder.resolve(store);
    }

    /**
     * The key of a key store in PEM, readable by its owner alone, and beside it the certificate.
     *
     * @param store as {@link #server} made it
     */
    Path key(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Path key = folder.resolve("server.key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        Files.writeString(
                folder.resolve("server.crt"),
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        return key;
    }

    private static String pem(String what, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                store,
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IOException(printed);
    }
}
