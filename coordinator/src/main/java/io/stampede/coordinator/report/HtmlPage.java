package io.stampede.coordinator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** HTML being written. Whatever text it is given is escaped, so nothing a user named can become markup. */
public final class HtmlPage {
    private final StringBuilder html = new StringBuilder();

    /**
     * Begins the page.
     *
     * @param style CSS of ours
     */
    public void begin(String title, String style) {
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\"")
                .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(style)
                .append("</style>\n</head>\n<body>\n");
    }

    /** Ends the page; returns the whole of it. */
    public String end() {
        return html.append("</body>\n</html>\n").toString();
    }

    /** The page's heading. */
    public void title(String text) {
        html.append("<h1>").append(escape(text)).append("</h1>\n");
    }

    /** A section's heading. */
    public HtmlPage heading(String text) {
        html.append("<h2>").append(escape(text)).append("</h2>\n");
        return this;
    }

    /** A paragraph of lesser weight. */
    public void soft(String text) {
        html.append("<p class=\"soft\">").append(escape(text)).append("</p>\n");
    }

    /** A value to be copied. */
    public void code(String name, String value) {
        html.append("<p>")
                .append(escape(name))
                .append(": <code>")
                .append(escape(value))
                .append("</code></p>\n");
    }

    void list(List<String> items) {
        html.append("<ul>\n");
        items.forEach(item -> html.append("<li>").append(escape(item)).append("</li>\n"));
        html.append("</ul>\n");
    }

    /** Begins a table by its head. */
    public void beginTable(List<String> head) {
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        head.forEach(cell -> html.append("<th>").append(escape(cell)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
    }

    /** A row of the table. */
    public void row(List<String> cells) {
        html.append("<tr>");
        cells.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
        html.append("</tr>\n");
    }

    /** Ends the table. */
    public void endTable() {
        html.append("</tbody></table></div>\n");
    }

    /** A drawing of ours and what it shows; the drawing holds numbers alone and is not escaped. */
    public void figure(String svg, String caption) {
        html.append("<figure>\n")
                .append(svg)
                .append("<figcaption>")
                .append(escape(caption))
                .append("</figcaption>\n</figure>\n");
    }

    /**
     * What the colours of a drawing stand for.
     *
     * @param cssClasses ours, one for each name
     */
    public void legend(List<String> cssClasses, List<String> names) {
        html.append("<p class=\"legend\">");
        for (int index = 0; index < names.size(); index++) {
            html.append("<span><i class=\"")
                    .append(escape(cssClasses.get(index)))
                    .append("\"></i>")
                    .append(escape(names.get(index)))
                    .append("</span>\n");
        }
        html.append("</p>\n");
    }

    /** A style sheet that lies beside a class. */
    public static String style(Class<?> beside, String name) {
        try (InputStream css = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Text in an element or a quoted attribute, without invisible characters. */
    public static String escape(String text) {
        return PlainText.unbroken(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
