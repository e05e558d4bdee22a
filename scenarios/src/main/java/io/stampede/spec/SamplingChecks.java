package io.stampede.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the way of drawing scenarios must be to the rest of its specification. */
final class SamplingChecks {
    private static final String PATH = "spec.sampling.";

    private final Specification spec;
    private final Sampling sampling;
    private final List<RuleChecks.Finding> findings = new ArrayList<>();

    SamplingChecks(Specification spec) {
        this.spec = spec;
        this.sampling = spec.sampling();
    }

    /** All that is wrong. */
    List<RuleChecks.Finding> findings() {
        List<ShockCoordinate> coordinates = ShockCoordinate.of(spec.shocks());
        switch (sampling.method()) {
            case STRATIFIED -> spread(coordinates, Integer.MAX_VALUE);
            case SOBOL -> {
                spread(coordinates, Sampling.SOBOL_COORDINATES);
                if (Integer.bitCount(sampling.strata()) != 1) {
                    add("strata", "a net has 2, 4, 8 … points, not " + sampling.strata(), "a power of two", "method");
                }
            }
            case IMPORTANCE -> tilts(coordinates);
            case SPLITTING -> {
                if (sampling.selectionTime().compareTo(spec.clock().horizon()) >= 0) {
                    String wrong = sampling.selectionTime() + " is not below the horizon "
                            + spec.clock().horizon() + ", so that nothing is ever selected";
                    findings.add(new RuleChecks.Finding(
                            PATH + "selectionTime", wrong, "a time below the horizon", "spec.clock"));
                }
            }
            case PLAIN, ANTITHETIC -> {}
        }
        if (sampling.attribution() && sampling.method() == SamplingMethod.SPLITTING) {
            String wrong = "compares worlds scenario by scenario, and SPLITTING copies scenarios onto each other "
                    + "by what happens in one of them";
            add("attribution", wrong, "false, or another method", "method");
        }
        if (spec.scenarios() % sampling.cluster() != 0) {
            String wrong = spec.scenarios() + " scenarios are not whole groups of " + sampling.cluster();
            String allowed = "a multiple of " + sampling.cluster() + " with " + PATH + "method " + sampling.method();
            findings.add(new RuleChecks.Finding("spec.scenarios", wrong, allowed, "spec.sampling"));
        }
        sampling.precision().ifPresent(this::precision);
        return findings;
    }

    private void precision(Precision precision) {
        boolean hasLevel = precision.measure() != PrecisionMeasure.MEAN;
        if (hasLevel && !spec.report().levels().contains(precision.level())) {
            String wrong = NumberText.of(precision.level()) + " is no level of the report";
            String path = PATH + "precision.level";
            String allowed = "one of spec.report.levels, "
                    + spec.report().levels().stream().map(NumberText::of).collect(Collectors.joining(", "));
            findings.add(new RuleChecks.Finding(path, wrong, allowed, "spec.report.levels"));
        }
        Looks looks = Looks.of(spec.scenarios(), sampling.cluster());
        if (looks.size() == 1) {
            int first = Looks.of(Integer.MAX_VALUE, sampling.cluster()).counts().get(0);
            String wrong = spec.scenarios() + " scenarios are no more than the first look has";
            String allowed = "more than " + first + " with " + PATH + "precision, of which they are the most";
            findings.add(new RuleChecks.Finding("spec.scenarios", wrong, allowed, PATH + "precision"));
        }
    }

    private void add(String field, String wrong, String allowed, String reads) {
        findings.add(new RuleChecks.Finding(PATH + field, wrong, allowed, PATH + reads));
    }

    private void spread(List<ShockCoordinate> coordinates, int most) {
        if (coordinates.isEmpty() || coordinates.size() > most) {
            String wrong = coordinates.isEmpty()
                    ? "no number of a shock is drawn, so that there is nothing to spread evenly"
                    : coordinates.size() + " numbers of shocks are drawn, more than " + most;
            String allowed = "PLAIN, or shocks with UNIFORM, NORMAL or CHOICE numbers";
            findings.add(new RuleChecks.Finding(PATH + "method", wrong, allowed, "spec.shocks"));
        }
    }

    private static String drawn(List<ShockCoordinate> coordinates) {
        return coordinates.isEmpty()
                ? "a number of a shock that is drawn, and none is"
                : "a number of a shock that is drawn: "
                        + coordinates.stream()
                                .map(drawn -> drawn.quantity() + " of spec.shocks[" + drawn.shock() + "]")
                                .collect(Collectors.joining(", "));
    }

    private void tilts(List<ShockCoordinate> coordinates) {
        if (sampling.tilts().isEmpty()) {
            add("tilts", "IMPORTANCE has nothing to tilt", "at least one drawn number of a shock", "method");
        }
        for (int index = 0; index < sampling.tilts().size(); index++) {
            Tilt tilt = sampling.tilts().get(index);
            String path = PATH + "tilts[" + index + "]";
            boolean isDrawn = coordinates.stream().anyMatch(tilt::isOf);
            if (!isDrawn) {
                String wrong = tilt.shock() < spec.shocks().size()
                        ? "spec.shocks[" + tilt.shock() + "] draws no " + tilt.quantity()
                        : "there is no spec.shocks[" + tilt.shock() + "]";
                findings.add(new RuleChecks.Finding(path, wrong, drawn(coordinates), "spec.shocks"));
            }
            for (int earlier = 0; earlier < index; earlier++) {
                Tilt other = sampling.tilts().get(earlier);
                if (other.shock() == tilt.shock() && other.quantity() == tilt.quantity()) {
                    String wrong = "tilts what " + PATH + "tilts[" + earlier + "] tilts";
                    findings.add(new RuleChecks.Finding(path, wrong, "each drawn number once", PATH + "tilts"));
                }
            }
        }
    }
}
