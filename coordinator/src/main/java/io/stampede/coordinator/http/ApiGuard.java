package io.stampede.coordinator.http;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Decides, before anything else looks at a request, whether it may go on: whose it is, what its token allows, whether a
 * web page of somebody else's sent it, and whether there were too many. Safe for use by several threads.
 */
final class ApiGuard {
    /**
     * The decision.
     *
     * @param client whose request it is, for the log: the name of a token, or {@code -}
     * @param refusal the answer, if it may not go on
     */
    record Verdict(String client, Optional<HttpResponse> refusal) {}

    private static final String OPEN_API = "/api/v1/openapi.json";
    private static final String NOBODY = "-";

    private final Optional<ApiTokens> tokens;
    private final boolean loopbackOnly;
    private final ClientRates rates;

    ApiGuard(ApiSettings settings) {
        this.tokens = settings.tokens();
        this.loopbackOnly = tokens.isEmpty() && !settings.insecure();
        this.rates = new ClientRates(settings.requestsPerSecond());
    }

    /**
     * Judges a request.
     *
     * @param address the client's
     */
    Verdict judge(HttpRequest request, String address) {
        if (!rates.admit(address, System.nanoTime())) {
            return refused(
                    NOBODY,
                    Answers.problem(429, "Too many requests", "slow down and try again in a second")
                            .addHeader(RawHeader.create("Retry-After", "1")));
        }
        Optional<String> objection =
                loopbackOnly ? LoopbackGuard.objection(request) : LoopbackGuard.objectionToOrigin(request);
        if (objection.isPresent()) {
            return refused(NOBODY, Answers.problem(403, "Forbidden", objection.orElseThrow()));
        }
        if (tokens.isEmpty() || isPublic(request.getUri().path())) {
            return new Verdict(NOBODY, Optional.empty());
        }
        return judgeToken(request, tokens.orElseThrow());
    }

    private static Verdict judgeToken(HttpRequest request, ApiTokens tokens) {
        Optional<String> bearer = request.getHeader("Authorization")
                .map(HttpHeader::value)
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
        if (bearer.isEmpty()) {
            return unauthorized("a token is needed: Authorization: Bearer …");
        }
        Optional<ApiTokens.Token> token = tokens.find(bearer.orElseThrow());
        if (token.isEmpty()) {
            return unauthorized("the token is not known");
        }
        String client = token.orElseThrow().name();
        boolean isRead =
                request.method().equals(HttpMethods.GET) || request.method().equals(HttpMethods.HEAD);
        if (!isRead && token.orElseThrow().scope() == TokenScope.READ) {
            return refused(
                    client, Answers.problem(403, "Forbidden", "the token of " + client + " only allows to read"));
        }
        return new Verdict(client, Optional.empty());
    }

    /** The console's files and the description of the API hold no data. */
    private static boolean isPublic(String path) {
        boolean isData = path.equals("/metrics") || path.equals("/api") || path.startsWith("/api/");
        return !isData || path.equals(OPEN_API);
    }

    private static Verdict unauthorized(String detail) {
        return refused(
                NOBODY,
                Answers.problem(401, "Unauthorized", detail)
                        .addHeader(RawHeader.create("WWW-Authenticate", "Bearer realm=\"stampede\"")));
    }

    private static Verdict refused(String client, HttpResponse answer) {
        return new Verdict(client, Optional.of(answer));
    }
}
