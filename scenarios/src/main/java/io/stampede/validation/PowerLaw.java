package io.stampede.validation;

/**
 * The exponent of {@code y = c·x^β} by least squares of ln y on ln x.
 *
 * @param exponent β
 * @param standardError of β, from the residuals; 0 for two points
 */
public record PowerLaw(double exponent, double standardError) {
    /**
     * Fits points.
     *
     * @param x above 0, not all alike
     * @param y above 0, as many
     */
    public static PowerLaw fit(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException("there are " + x.length + " and " + y.length + " coordinates");
        }
        int count = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int point = 0; point < count; point++) {
            meanX += StrictMath.log(x[point]) / count;
            meanY += StrictMath.log(y[point]) / count;
        }
        double squares = 0;
        double products = 0;
        for (int point = 0; point < count; point++) {
            double gap = StrictMath.log(x[point]) - meanX;
            squares += gap * gap;
            products += gap * (StrictMath.log(y[point]) - meanY);
        }
        double exponent = products / squares;
        double residuals = 0;
        for (int point = 0; point < count; point++) {
            double gap = StrictMath.log(x[point]) - meanX;
            double residual = StrictMath.log(y[point]) - meanY - exponent * gap;
            residuals += residual * residual;
        }
        return new PowerLaw(exponent, count == 2 ? 0 : Math.sqrt(residuals / (count - 2) / squares));
    }
}
