import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.sql.DriverManager;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jdk.jfr.Recording;

/**
 * Does on the image's runtime what Stampede and its libraries ask for by name: whoever links without one of these
 * modules gets a runtime that starts, and fails at the first certificate.
 */
final class RuntimeProbe {
    private RuntimeProbe() {}

    public static void main(String[] arguments) throws Exception {
        probe("keys of elliptic curves", () -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(generator.generateKeyPair().getPrivate());
            return signature.sign();
        });
        probe("key agreement X25519", () -> KeyAgreement.getInstance("X25519"));
        probe("cipher ChaCha20-Poly1305", () -> Cipher.getInstance("ChaCha20-Poly1305"));
        probe(
                "TLS 1.3",
                () -> List.of(SSLContext.getDefault()
                                .getSupportedSSLParameters()
                                .getCipherSuites())
                        .containsAll(List.of("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")));
        probe("trusted authorities", () -> {
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
                    .init((KeyStore) null);
            return Files.size(Path.of(System.getProperty("java.home"), "lib/security/cacerts")) > 10_000;
        });
        probe("names in certificates", () -> new LdapName("CN=db,O=Stampede").getRdn(1));
        probe("driver of PostgreSQL", () -> DriverManager.getDriver("jdbc:postgresql://db/stampede"));
        // It has a method that names a class of java.desktop, which the runtime lacks.
        probe("type of PostgreSQL's points", () -> Class.forName("org.postgresql.geometric.PGpoint"));
        probe("driver of H2", () -> DriverManager.getConnection("jdbc:h2:mem:probe"));
        probe("Flight Recorder", () -> {
            try (Recording recording = new Recording()) {
                recording.start();
                return recording;
            }
        });
        probe(
                "bytes a thread allocates",
                () -> ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
                        .getCurrentThreadAllocatedBytes());
        probe("HTTP client", HttpClient::newHttpClient);
        probe("keep-alive of sockets", () -> {
            try (Socket socket = new Socket()) {
                return socket.supportedOptions().stream()
                        .anyMatch(option -> option.name().equals("TCP_KEEPIDLE"));
            }
        });
        probe("paths within jars", () -> {
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(firstJar()))) {
                return jar.isOpen();
            }
        });
        probe("time zones", () -> ZoneId.of("Asia/Kolkata"));
        probe("agents", () -> Class.forName("java.lang.instrument.Instrumentation"));
    }

    private static String firstJar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .findFirst()
                .orElseThrow();
    }

    private static void probe(String what, Callable<?> attempt) throws Exception {
        Object result;
        try {
            result = attempt.call();
        } catch (Exception | LinkageError e) {
            throw new IllegalStateException("no " + what, e);
        }
        if (Boolean.FALSE.equals(result)) {
            throw new IllegalStateException("no " + what);
        }
    }
}
