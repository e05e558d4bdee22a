package io.stampede.coordinator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    /** Begins an element of a class, both fixed words of ours; an empty class is none. */
    void open(String element, String cssClass) {
        html.append('<').append(element);
        if (!cssClass.isEmpty()) {
            html.append(" class=\"").append(cssClass).append('"');
        }
        html.append(">\n");
    }

    /** Ends an element. */
    void close(String element) {
        html.append("</").append(element).append(">\n");
    }

    /** A line of text in an element of a class, both fixed words of ours; an empty class is none. */
    void line(String element, String cssClass, String text) {
        html.append('<').append(element);
        if (!cssClass.isEmpty()) {
            html.append(" class=\"").append(cssClass).append('"');
        }
        html.append('>').append(escape(text)).append("</").append(element).append(">\n");
    }

    /** The page's heading. */
    public void title(String text) {
        line("h1", "", text);
    }

    /** A section's heading. */
    public HtmlPage heading(String text) {
        line("h2", "", text);
        return this;
    }

    /**
     * Begins a section that the table of contents can point to.
     *
     * @param id unique in the page, a fixed word
     */
    void beginSection(String id, String heading) {
        html.append("<section id=\"").append(id).append("\" aria-labelledby=\"").append(id);
        html.append("-heading\">\n<h2 id=\"").append(id).append("-heading\">");
        html.append(escape(heading)).append("</h2>\n");
    }

    void endSection() {
        close("section");
    }

    /** Where each section is, by its id. */
    void contents(Map<String, String> headings) {
        html.append("<nav aria-label=\"Contents\">\n<ol>\n");
        headings.forEach((id, heading) -> html.append("<li><a href=\"#")
                .append(id)
                .append("\">")
                .append(escape(heading))
                .append("</a></li>\n"));
        html.append("</ol>\n</nav>\n");
    }

    /** A paragraph of lesser weight. */
    public void soft(String text) {
        line("p", "soft", text);
    }

    /** A value to be copied. */
    public void code(String name, String value) {
        html.append("<p>")
                .append(escape(name))
                .append(": <code>")
                .append(escape(value))
                .append("</code></p>\n");
    }

    /** A value or command to be copied, in a box of its own: one click selects it whole. */
    void copied(String name, String value) {
        html.append("<dt>").append(escape(name)).append("</dt>\n<dd><code>");
        html.append(escape(value)).append("</code></dd>\n");
    }

    /** Text of many lines, as it is, behind a summary on a screen and open in print. */
    void folded(String summary, String text) {
        html.append("<details>\n<summary>").append(escape(summary)).append("</summary>\n<pre><code>");
        text.lines().forEach(line -> html.append(escape(line)).append('\n'));
        html.append("</code></pre>\n</details>\n");
    }

    void list(List<String> items) {
        html.append("<ul>\n");
        items.forEach(item -> html.append("<li>").append(escape(item)).append("</li>\n"));
        html.append("</ul>\n");
    }

    /** Begins a table by its head. */
    public void beginTable(List<String> head) {
        html.append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        for (String cell : head) {
            html.append(cell.isEmpty() ? "<td>" : "<th scope=\"col\">").append(escape(cell));
            html.append(cell.isEmpty() ? "</td>" : "</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    /** A row of the table; the first cell names it. */
    public void row(List<String> cells) {
        beginRow(cells.get(0));
        cells.subList(1, cells.size()).forEach(text -> cell("", text));
        endRow();
    }

    void beginRow(String name) {
        html.append("<tr><th scope=\"row\">").append(escape(name)).append("</th>");
    }

    /** A cell of a class, a fixed word of ours; an empty one is none. */
    void cell(String cssClass, String text) {
        html.append("<td");
        if (!cssClass.isEmpty()) {
            html.append(" class=\"").append(cssClass).append('"');
        }
        html.append('>').append(escape(text)).append("</td>");
    }

    /** A cell with a command to be copied. */
    void commandCell(String command) {
        html.append("<td class=\"command\"><code>").append(escape(command)).append("</code></td>");
    }

    void endRow() {
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
