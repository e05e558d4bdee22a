package io.stampede.coordinator.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.conditional;
import static org.apache.pekko.http.javadsl.server.Directives.encodeResponse;
import static org.apache.pekko.http.javadsl.server.Directives.extractUnmatchedPath;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.pathSingleSlash;
import static org.apache.pekko.http.javadsl.server.Directives.reject;
import static org.apache.pekko.http.javadsl.server.Directives.respondWithHeaders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.EntityTag;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * The web console: static pages that read the API. They hold no data and want no token.
 *
 * <p>A page may load scripts of this server alone. The one script inside a page, the map from the names of modules to
 * files, is allowed by its hash. {@link SecurityHeaders} adds what every answer says.
 */
final class ConsolePages {
    private static final String INDEX = "index.html";
    private static final String MAP_BEGIN = "<script type=\"importmap\">";
    private static final String MAP_END = "</script>";
    private static final Map<String, ContentType> CONTENT_TYPES = Map.of(
            "html", ContentTypes.TEXT_HTML_UTF8,
            "css", MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8),
            "js", MediaTypes.applicationWithOpenCharset("javascript", "js").toContentType(HttpCharsets.UTF_8),
            "svg", MediaTypes.IMAGE_SVG_XML.toContentType());
    private static final Route ROUTES = new ConsolePages().all();

    private final ConsoleFiles files = new ConsoleFiles();
    private final List<HttpHeader> headers;

    private ConsolePages() {
        byte[] index = files.find(INDEX).orElseThrow(() -> new IllegalStateException("the console is not packed"));
        headers = List.of(
                RawHeader.create("Content-Security-Policy", policy(new String(index, StandardCharsets.UTF_8))),
                RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
                RawHeader.create("Cache-Control", "no-cache"));
    }

    /** {@code /} and {@code /console/**}; other paths are left to others. */
    static Route routes() {
        return ROUTES;
    }

    private Route all() {
        return get(() -> concat(
                pathSingleSlash(() -> file(INDEX)),
                pathPrefix("console", () -> extractUnmatchedPath(rest -> file(rest.replaceFirst("^/", ""))))));
    }

    private Route file(String name) {
        return files.find(name)
                .map(bytes -> respondWithHeaders(
                        headers,
                        () -> conditional(
                                EntityTag.create(HexFormat.of().formatHex(sha256(bytes), 0, 16), true),
                                () -> encodeResponse(
                                        () -> complete(HttpResponse.create().withEntity(contentType(name), bytes))))))
                .orElseGet(() -> reject());
    }

    private static ContentType contentType(String name) {
        return CONTENT_TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1), ContentTypes.APPLICATION_OCTET_STREAM);
    }

    private static String policy(String index) {
        int from = index.indexOf(MAP_BEGIN) + MAP_BEGIN.length();
        String map = index.substring(from, index.indexOf(MAP_END, from));
        String hash = Base64.getEncoder().encodeToString(sha256(map.getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
