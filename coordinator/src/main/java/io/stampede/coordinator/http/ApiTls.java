package io.stampede.coordinator.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.pekko.pki.pem.DERPrivateKeyLoader;
import org.apache.pekko.pki.pem.PEMDecoder;
import org.apache.pekko.pki.pem.PEMLoadingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API's certificate and key, from PEM files that are read again every few minutes, so that a mounted secret can be
 * rotated. Safe for use by several threads.
 */
public final class ApiTls {
    private static final Logger LOG = LoggerFactory.getLogger(ApiTls.class);
    private static final long FRESH_NANOS = Duration.ofMinutes(5).toNanos();

    private final Path keyFile;
    private final Path certificateFile;
    private SSLContext context;
    private long readNanos;

    private ApiTls(Path keyFile, Path certificateFile) throws IOException, GeneralSecurityException {
        this.keyFile = keyFile;
        this.certificateFile = certificateFile;
        this.context = read(keyFile, certificateFile);
        this.readNanos = System.nanoTime();
    }

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if they cannot be read or do not fit each other
     */
    public static ApiTls of(Path keyFile, Path certificateFile) {
        try {
            return new ApiTls(keyFile, certificateFile);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "tls.key-file " + keyFile + " and tls.certificate-file " + certificateFile + " cannot be used: "
                            + e.getMessage(),
                    e);
        }
    }

    /** An engine for one connection. */
    SSLEngine engine() {
        SSLEngine engine = current().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return engine;
    }

    private synchronized SSLContext current() {
        if (System.nanoTime() - readNanos > FRESH_NANOS) {
            readNanos = System.nanoTime();
            try {
                context = read(keyFile, certificateFile);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.warn("The certificate stays as it was: {}", e.getMessage());
            }
        }
        return context;
    }

    private static SSLContext read(Path keyFile, Path certificateFile) throws IOException, GeneralSecurityException {
        PrivateKey key;
        try {
            key = DERPrivateKeyLoader.load(PEMDecoder.decode(Files.readString(keyFile)));
        } catch (PEMLoadingException e) {
            throw new GeneralSecurityException(e.getMessage(), e);
        }
        Certificate[] chain;
        try (java.io.InputStream in = Files.newInputStream(certificateFile)) {
            chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(new Certificate[0]);
        }
        if (chain.length == 0) {
            throw new GeneralSecurityException(certificateFile + " holds no certificate");
        }
        char[] noPassword = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, noPassword);
        store.setKeyEntry("api", key, noPassword, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, noPassword);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
