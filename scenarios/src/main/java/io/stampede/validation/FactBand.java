package io.stampede.validation;

import io.stampede.spec.BundledDocument;
import io.stampede.spec.TextResource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the literature says of a stylised fact.
 *
 * @param fact which
 * @param number of the fact in the list of stylised facts, as F1
 * @param title its name in a table
 * @param statistic what is computed, of what
 * @param low end of the band; none if it is open
 * @param high end of the band; none if it is open
 * @param source who found it
 */
public record FactBand(
        StylisedFact fact,
        String number,
        String title,
        String statistic,
        OptionalDouble low,
        OptionalDouble high,
        String source) {
    private static final String FILE = "facts.yaml";

    /** The bands of all facts, in the order of the file. */
    public static List<FactBand> all() {
        return read(TextResource.read(FactBand.class, FILE), FILE);
    }

    /**
     * Reads a file of bands.
     *
     * @param file its name, for messages
     * @throws io.stampede.spec.InvalidSpecificationException if it is wrong, or a fact is missing or given twice
     */
    static List<FactBand> read(String text, String file) {
        BundledDocument facts = BundledDocument.read(text, file).only("facts").required("facts");
        List<FactBand> bands = new ArrayList<>();
        List<StylisedFact> left = new ArrayList<>(Arrays.asList(StylisedFact.values()));
        for (BundledDocument item : facts.items()) {
            item.only("fact", "number", "title", "statistic", "low", "high", "source");
            StylisedFact fact = item.required("fact").choice(StylisedFact.class);
            if (!left.remove(fact)) {
                throw item.required("fact").refusal("is given twice", "each fact once");
            }
            bands.add(new FactBand(
                    fact,
                    item.required("number").text(),
                    item.required("title").text(),
                    item.required("statistic").text(),
                    number(item, "low"),
                    number(item, "high"),
                    item.required("source").text()));
        }
        if (!left.isEmpty()) {
            throw facts.refusal("lacks " + left, "every stylised fact");
        }
        return bands;
    }

    private static OptionalDouble number(BundledDocument item, String name) {
        return item.field(name).map(field -> OptionalDouble.of(field.number())).orElse(OptionalDouble.empty());
    }

    /** Whether a value lies in the band, its ends included. */
    public boolean holds(double value) {
        return value >= low.orElse(Double.NEGATIVE_INFINITY) && value <= high.orElse(Double.POSITIVE_INFINITY);
    }
}
