package io.stampede.coordinator.report;

import io.stampede.risk.SamplingSummary;
import io.stampede.spec.SamplingMethod;
import java.util.Locale;
import java.util.Optional;

/** How the scenarios of a report were drawn, in words. */
final class SamplingText {
    private SamplingText() {}

    /** One line for a report's head; none of plain scenarios. */
    static Optional<String> line(SamplingSummary sampling) {
        if (sampling.isPlain()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder("sampling ");
        line.append(sampling.design().method().name().toLowerCase(Locale.ROOT));
        if (sampling.design().cluster() > 1) {
            line.append(", ")
                    .append(sampling.groups())
                    .append(sampling.groups() == 1 ? " group of " : " independent groups of ")
                    .append(sampling.design().cluster());
        }
        sampling.weights()
                .ifPresent(weights -> line.append(", worth ")
                        .append(Figures.fixed(sampling.effectiveScenarios(), 0))
                        .append(" equal scenarios, weights ")
                        .append(weight(weights.least()))
                        .append(" to ")
                        .append(weight(weights.largest())));
        return Optional.of(line.toString());
    }

    /** What must be known before any figure is read; mostly nothing. */
    static Optional<String> warning(SamplingSummary sampling) {
        String way = sampling.design().method() == SamplingMethod.SPLITTING
                ? "a smaller selectionStrength"
                : "smaller tilts, a larger nominalShare";
        return sampling.collapse()
                .map(reason -> "WARNING: " + reason + ". Use none of its figures, which have no intervals or wide ones;"
                        + " try " + way + " or more scenarios.");
    }

    /** A weight with as many decimals as its size needs. */
    static String weight(double weight) {
        return Figures.fixed(weight, weight >= 100 ? 0 : weight >= 0.01 || weight == 0 ? 2 : 6);
    }
}
