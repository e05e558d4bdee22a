package io.stampede.coordinator.http;

import io.stampede.coordinator.store.StoreException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RetryAfter;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong, as RFC 9457 has it: nothing that a client sends brings a stack trace out. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** What Pekko calls a body that turns out too large while it comes. */
    private static final String PEKKO_TOO_LARGE = "Request too large";

    private static final long REPLAY_RETRY_SECONDS = 10;

    private Problems() {}

    /** A body beyond the limit. */
    static HttpResponse tooLarge() {
        return Answers.problem(413, "Too large", "the body is larger than is allowed");
    }

    /** A call that takes longer than its client may be kept. */
    static HttpResponse tooLate() {
        return Answers.problem(503, "Too late", "the coordinator did not answer in time; try again");
    }

    /** One replay more than may wait. */
    static HttpResponse tooManyReplays(int most) {
        return Answers.problem(503, "Too many replays", most + " replays are played or wait; try again")
                .addHeader(RetryAfter.create(REPLAY_RETRY_SECONDS));
    }

    /** Requests for which there is no route. */
    static RejectionHandler rejections() {
        return RejectionHandler.newBuilder()
                .handleNotFound(Directives.complete(Answers.problem(404, "Not found", "there is nothing here")))
                .build()
                .withFallback(RejectionHandler.defaultHandler())
                .mapRejectionResponse(Problems::asProblem);
    }

    private static HttpResponse asProblem(HttpResponse response) {
        if (response.entity() instanceof HttpEntity.Strict text
                && text.getContentType().equals(ContentTypes.TEXT_PLAIN_UTF8)) {
            HttpResponse problem = Answers.problem(
                    response.status().intValue(),
                    response.status().reason(),
                    text.getData().utf8String());
            return problem.addHeaders(response.getHeaders());
        }
        return response;
    }

    /** What routes and calls throw. */
    static ExceptionHandler failures() {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> Directives.complete(of(failure)))
                .build();
    }

    /** The answer for a failed call. */
    static HttpResponse of(Throwable thrown) {
        Throwable cause = thrown.getCause();
        Throwable failure = thrown instanceof CompletionException && cause != null ? cause : thrown;
        if (failure instanceof StoreException) {
            LOG.warn("The store does not answer", failure);
            return Answers.problem(503, "Store unavailable", "the store does not answer; try again");
        } else if (failure instanceof EntityStreamSizeException) {
            return tooLarge();
        } else if (failure instanceof TimeoutException) {
            return Answers.problem(408, "Too slow", "the body did not come in time");
        } else if (failure instanceof IllegalRequestException illegal) {
            if (illegal.info().summary().equals(PEKKO_TOO_LARGE)) {
                return tooLarge();
            }
            return Answers.problem(
                    illegal.status().intValue(),
                    "Illegal request",
                    illegal.info().summary());
        }
        LOG.error("A call failed", failure);
        return Answers.problem(500, "Internal error", "the coordinator's log tells more");
    }
}
