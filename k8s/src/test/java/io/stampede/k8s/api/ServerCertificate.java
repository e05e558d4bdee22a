package io.stampede.k8s.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and a certificate of a test's own, which vouches for itself. */
final class ServerCertificate {
    private static final String PASSWORD = "changeit";

    private final KeyStore store;

    /**
     * Makes them by the JDK's keytool.
     *
     * @param directory for its files
     * @param names the certificate's, as keytool wants them: {@code dns:localhost,ip:127.0.0.1}
     */
    ServerCertificate(Path directory, String names) throws IOException, GeneralSecurityException {
        Path file = directory.resolve("api.p12");
        Files.deleteIfExists(file);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "api",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=kubernetes",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "30",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool made no certificate: " + said);
        }
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
    }

    /** The certificate as a PEM file. */
    void write(Path file) throws IOException, GeneralSecurityException {
        Certificate certificate = store.getCertificate("api");
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    /** TLS for a server that shows it. */
    SSLContext context() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
