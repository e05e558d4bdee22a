package io.stampede.coordinator.http;

import java.util.Locale;
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

    /** Why a request to loopback is refused, if it is. */
    static Optional<String> objection(HttpRequest request) {
        String host = request.getUri().host().address();
        if (!isLoopback(host)) {
            return Optional.of("the Host of a request must be a loopback address");
        }
        return objectionToOrigin(request);
    }

    /** Why a request is refused for the page that sent it, if it is: only one of the same host and port may. */
    static Optional<String> objectionToOrigin(HttpRequest request) {
        Optional<String> origin = request.getHeader("Origin").map(HttpHeader::value);
        String own = request.getHeader("Host").map(HttpHeader::value).orElse("");
        boolean isOwn = origin.map(sender -> sender.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .equals(own.toLowerCase(Locale.ROOT)))
                .orElse(true);
        return isOwn ? Optional.empty() : Optional.of("requests of other sites are refused");
    }
}
