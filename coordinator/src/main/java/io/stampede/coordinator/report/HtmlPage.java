package io.stampede.coordinator.report;

import java.util.List;

/** HTML being written. Whatever text it is given is escaped, so nothing a user named can become markup. */
final class HtmlPage {
    private final StringBuilder html = new StringBuilder();

    void begin(String title, String style) {
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\"")
                .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(style)
                .append("</style>\n</head>\n<body>\n");
    }

    String end() {
        return html.append("</body>\n</html>\n").toString();
    }

    void title(String text) {
        html.append("<h1>").append(escape(text)).append("</h1>\n");
    }

    HtmlPage heading(String text) {
        html.append("<h2>").append(escape(text)).append("</h2>\n");
        return this;
    }

    void soft(String text) {
        html.append("<p class=\"soft\">").append(escape(text)).append("</p>\n");
    }

    void code(String name, String value) {
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

    void beginTable(List<String> head) {
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        head.forEach(cell -> html.append("<th>").append(escape(cell)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
    }

    void row(List<String> cells) {
        html.append("<tr>");
        cells.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
        html.append("</tr>\n");
    }

    void endTable() {
        html.append("</tbody></table></div>\n");
    }

    /** A drawing of ours and what it shows; the drawing holds numbers alone and is not escaped. */
    void figure(String svg, String caption) {
        html.append("<figure>\n")
                .append(svg)
                .append("<figcaption>")
                .append(escape(caption))
                .append("</figcaption>\n</figure>\n");
    }

    /** Text in an element or a quoted attribute, without invisible characters. */
    static String escape(String text) {
        return PlainText.unbroken(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
