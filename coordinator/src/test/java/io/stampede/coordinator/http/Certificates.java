package io.stampede.coordinator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of the test's own and a member's key and certificate by it, as PEM files. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path directory;

    /** Makes them. */
    public Certificates(Path directory, String... addresses) throws IOException, GeneralSecurityException {
        this.directory = Files.createDirectories(directory);
        generate("ca", "-ext", "bc:c");
        generate("member");
        keytool("-exportcert", "-alias", "ca", "-keystore", store("ca"), "-rfc", "-file", file("ca.crt"));
        keytool("-certreq", "-alias", "member", "-keystore", store("member"), "-file", file("member.csr"));
        String names = "san=ip:" + String.join(",ip:", addresses);
        keytool(
                "-gencert",
                "-alias",
                "ca",
                "-keystore",
                store("ca"),
                "-infile",
                file("member.csr"),
                "-outfile",
                file("tls.crt"),
                "-rfc",
                "-ext",
                names);
        Files.writeString(directory.resolve("tls.key"), pem(key("member")));
    }

    /** The settings of a member that has them. */
    public String settings() {
        return "stampede.cluster.tls { enabled = on, key-file = \"" + file("tls.key") + "\", certificate-file = \""
                + file("tls.crt") + "\", ca-file = \"" + file("ca.crt") + "\" }\n";
    }

    private void generate(String alias, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + alias,
                "-validity",
                "30",
                "-keystore",
                store(alias)));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private String store(String alias) {
        return file(alias + ".p12");
    }

    /** A file of the directory: ca.crt, tls.crt or tls.key. */
    public String file(String name) {
        return directory.resolve(name).toString();
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] key(String alias) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(alias)))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys.getKey(alias, PASSWORD.toCharArray()).getEncoded();
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
