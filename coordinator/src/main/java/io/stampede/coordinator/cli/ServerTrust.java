package io.stampede.coordinator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of one file alone. */
final class ServerTrust {
    private ServerTrust() {}

    /**
     * Reads the authorities' certificates.
     *
     * @throws CommandFailure if the file cannot be read or holds none
     */
    static SSLContext in(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw new CommandFailure(ExitCode.INVALID, "stampede: --cacert " + file + " holds no certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "stampede: --cacert " + file + " cannot be read: " + SpecificationOptions.reason(e));
        } catch (GeneralSecurityException e) {
            throw new CommandFailure(
                    ExitCode.INVALID, "stampede: --cacert " + file + " is no PEM file of certificates");
        }
    }
}
