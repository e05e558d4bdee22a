package io.stampede.coordinator.cli;

import io.stampede.node.trust.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** Trust in the certificates that the user named. */
final class ServerTrust {
    private ServerTrust() {}

    /**
     * Reads the authorities' certificates.
     *
     * @throws CommandFailure if the file cannot be read or holds none
     */
    static SSLContext in(Path file) {
        try {
            return TrustedAuthorities.in(file);
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
