package io.stampede.coordinator.http;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * Keeps web pages out of an API that listens on loopback without a password: a page that the user visits may send
 * requests there, too, and a name of the attacker's may be made to mean 127.0.0.1.
 */
final class LoopbackGuard {
    private LoopbackGuard() {}

    /** Whether an address or name is of this machine alone. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** Why a request is refused, if it is. */
    static Optional<String> objection(HttpRequest request) {
        String host = request.getUri().host().address();
        if (!isLoopback(host)) {
            return Optional.of("the Host of a request must be a loopback address");
        }
        Optional<String> origin = request.getHeader("Origin").map(HttpHeader::value);
        if (origin.isPresent() && !isLoopback(hostOf(origin.orElseThrow()))) {
            return Optional.of("requests of other sites are refused");
        }
        return Optional.empty();
    }

    private static String hostOf(String origin) {
        String authority = origin.replaceFirst("^[a-z]+://", "");
        return authority.replaceFirst(":[0-9]+$", "");
    }
}
