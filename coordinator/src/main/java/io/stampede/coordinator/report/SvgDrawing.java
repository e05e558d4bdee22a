package io.stampede.coordinator.report;

/** A drawing as SVG: numbers and fixed words, everything else escaped; coordinates are rounded to a tenth. */
public final class SvgDrawing {
    private final StringBuilder svg = new StringBuilder();

    /**
     * Begins a drawing.
     *
     * @param id unique in the page, a fixed word
     * @param title what is drawn, read aloud instead of it
     * @param description what it shows
     */
    SvgDrawing(String id, String title, String description, Size size) {
        begin("", id, title, description, size);
    }

    /**
     * Begins a drawing that is a file of its own, on paper of class {@code paper}.
     *
     * @param id a fixed word
     * @param title what is drawn, read aloud instead of it
     * @param description what it shows
     * @param style CSS of ours
     */
    public static SvgDrawing file(String id, String title, String description, Size size, String style) {
        SvgDrawing drawing = new SvgDrawing();
        drawing.begin(
                "xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size.width() + "\" height=\"" + size.height() + "\" ",
                id,
                title,
                description,
                size);
        drawing.svg.append("<style>\n").append(style).append("</style>\n<rect class=\"paper\" width=\"");
        drawing.svg
                .append(size.width())
                .append("\" height=\"")
                .append(size.height())
                .append("\"/>\n");
        return drawing;
    }

    private SvgDrawing() {}

    private void begin(String attributes, String id, String title, String description, Size size) {
        svg.append("<svg ").append(attributes);
        svg.append("viewBox=\"0 0 ").append(size.width()).append(' ').append(size.height());
        svg.append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-title ")
                .append(id);
        svg.append("-description\">\n<title id=\"").append(id).append("-title\">");
        svg.append(HtmlPage.escape(title)).append("</title>\n<desc id=\"").append(id);
        svg.append("-description\">").append(HtmlPage.escape(description)).append("</desc>\n");
    }

    /** Units of the drawing's own. */
    public record Size(int width, int height) {}

    /** A place in it, from the upper left corner. */
    public record Place(double x, double y) {}

    /** A straight line. */
    public SvgDrawing line(String cssClass, Place from, Place to) {
        svg.append("<line class=\"").append(cssClass).append('"');
        number("x1", from.x());
        number("y1", from.y());
        number("x2", to.x());
        number("y2", to.y());
        svg.append("/>\n");
        return this;
    }

    /** A filled rectangle between two corners, and what a pointer that rests on it is told. */
    public SvgDrawing box(String cssClass, Place upperLeft, Place lowerRight, String told) {
        svg.append("<rect class=\"").append(cssClass).append('"');
        number("x", upperLeft.x());
        number("y", upperLeft.y());
        number("width", Math.max(0, lowerRight.x() - upperLeft.x()));
        number("height", Math.max(0, lowerRight.y() - upperLeft.y()));
        svg.append("><title>").append(HtmlPage.escape(told)).append("</title></rect>\n");
        return this;
    }

    /** A line through places. */
    public SvgDrawing polyline(String cssClass, Iterable<Place> places) {
        return shape("polyline", cssClass, places);
    }

    /** The area that places enclose. */
    public SvgDrawing polygon(String cssClass, Iterable<Place> places) {
        return shape("polygon", cssClass, places);
    }

    /**
     * A label.
     *
     * @param anchor which of its ends is at the place: start, middle or end
     */
    public SvgDrawing label(String anchor, Place place, String text) {
        svg.append("<text text-anchor=\"").append(anchor).append('"');
        number("x", place.x());
        number("y", place.y());
        return text(text);
    }

    /** A label that reads upwards and ends at the place. */
    SvgDrawing uprightLabel(String cssClass, Place place, String text) {
        svg.append("<text class=\"").append(cssClass).append("\" text-anchor=\"end\" transform=\"translate(");
        svg.append(tenth(place.x())).append(' ').append(tenth(place.y())).append(") rotate(-90)\"");
        return text(text);
    }

    /** The whole of it. */
    public String end() {
        return svg.append("</svg>\n").toString();
    }

    private SvgDrawing text(String text) {
        svg.append('>').append(HtmlPage.escape(text)).append("</text>\n");
        return this;
    }

    private SvgDrawing shape(String element, String cssClass, Iterable<Place> places) {
        svg.append('<').append(element).append(" class=\"").append(cssClass).append("\" points=\"");
        String gap = "";
        for (Place place : places) {
            svg.append(gap).append(tenth(place.x())).append(',').append(tenth(place.y()));
            gap = " ";
        }
        svg.append("\"/>\n");
        return this;
    }

    private void number(String attribute, double value) {
        svg.append(' ').append(attribute).append("=\"").append(tenth(value)).append('"');
    }

    private static String tenth(double coordinate) {
        return Figures.fixed(coordinate, 1);
    }
}
