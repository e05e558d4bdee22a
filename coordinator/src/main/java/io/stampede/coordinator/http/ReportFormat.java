package io.stampede.coordinator.http;

import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaTypes;

/** What a report may come as. */
enum ReportFormat {
    JSON(ContentTypes.APPLICATION_JSON, "application/json"),
    TEXT(ContentTypes.TEXT_PLAIN_UTF8, "text/plain"),
    HTML(ContentTypes.TEXT_HTML_UTF8, "text/html"),
    CSV(MediaTypes.TEXT_CSV.toContentType(HttpCharsets.UTF_8), "text/csv"),
    PARQUET(
            MediaTypes.applicationBinary("vnd.apache.parquet", MediaTypes.NOT_COMPRESSIBLE)
                    .toContentType(),
            "application/vnd.apache.parquet");

    private final ContentType contentType;
    private final String mediaType;

    ReportFormat(ContentType contentType, String mediaType) {
        this.contentType = contentType;
        this.mediaType = mediaType;
    }

    ContentType contentType() {
        return contentType;
    }

    /** By the query, else by the first media type of {@code Accept} that there is; JSON where neither says. */
    static Optional<ReportFormat> wanted(HttpRequest request, Optional<String> query) {
        if (query.isPresent()) {
            String name = query.orElseThrow().toUpperCase(Locale.ROOT);
            for (ReportFormat format : values()) {
                if (format.name().equals(name)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
        String accept =
                request.getHeader("Accept").map(header -> header.value()).orElse("*/*");
        for (String range : accept.split(",", -1)) {
            String mediaType = range.replaceFirst(";.*", "").strip();
            for (ReportFormat format : values()) {
                if (format.mediaType.equals(mediaType)) {
                    return Optional.of(format);
                }
            }
            if (mediaType.equals("*/*")) {
                return Optional.of(JSON);
            }
        }
        return Optional.empty();
    }
}
