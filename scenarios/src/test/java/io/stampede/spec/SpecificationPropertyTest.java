package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.spec.DocumentNode.Scalar;
import io.stampede.spec.FieldSet.NamedField;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class SpecificationPropertyTest {

    @Property(tries = 200)
    void yamlReadsBackToTheSameBatchAndHash(@ForAll("batches") ScenarioBatch batch) {
        String yaml = SpecificationWriter.yaml(batch);

        ScenarioBatch read = SpecificationReader.create()
                .read(yaml, "written.yaml", Overrides.none())
                .orElseThrow();

        assertThat(read).isEqualTo(batch);
        assertThat(SpecificationWriter.sha256(read)).isEqualTo(SpecificationWriter.sha256(batch));
        assertThat(SpecificationWriter.yaml(read)).isEqualTo(yaml);
    }

    @Property(tries = 200)
    void anyTextIsReadOrRefusedButNeverThrows(@ForAll String text, @ForAll String setting) {
        SpecificationReader reader = SpecificationReader.create();

        assertThat(reader.read(text, "any.yaml", Overrides.none()).problems()).isNotEmpty();
        assertThat(reader.read(text, "any.json", Overrides.none()).problems()).isNotEmpty();
        assertThat(reader.read(MINIMAL, "minimal.yaml", Overrides.of(setting)).problems())
                .allSatisfy(
                        problem -> assertThat(problem.toString().codePoints()).allMatch(Shown::isPrintable));
    }

    @Property(tries = 300)
    void aDocumentWithACharacterChangedIsReadOrRefusedButNeverThrows(@ForAll long seed, @ForAll char character) {
        String yaml = SpecificationWriter.yaml(ScenarioBatch.defaults("plain"));
        int at = new Random(seed).nextInt(yaml.length());
        String changed = yaml.substring(0, at) + character + yaml.substring(at + 1);

        SpecificationResult result = SpecificationReader.create().read(changed, "changed.yaml", Overrides.none());

        assertThat(result.problems())
                .allSatisfy(problem -> assertThat(problem.line())
                        .isBetween(1, 1 + (int) yaml.lines().count()));
    }

    private static final String MINIMAL = "{apiVersion: stampede/v1, kind: ScenarioBatch, metadata: {name: minimal}}";

    /** Batches whose scalar fields are drawn from their declared ranges. */
    @Provide
    Arbitrary<ScenarioBatch> batches() {
        Arbitrary<String> labels = Arbitraries.strings()
                .ofMaxLength(20)
                .map(text ->
                        new String(text.codePoints().filter(Shown::isPrintable).toArray(), 0, printable(text)));
        return Arbitraries.longs().flatMap(seed -> labels.map(label -> batch(new Random(seed), label)));
    }

    private static int printable(String text) {
        return (int) text.codePoints().filter(Shown::isPrintable).count();
    }

    private static ScenarioBatch batch(Random random, String label) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("note", label);
        List<VenueSpecification> venues = new ArrayList<>();
        for (String name : List.of("no", "null", "x-1", "e1")) {
            venues.add(
                    drawn(VenueSpecification.defaults(name, 0.25), random, List.of("weight", "name", "makerFeePpm")));
        }
        Specification spec = drawn(Specification.defaults(), random, List.of("scenarios"))
                .withVenues(venues)
                .withAsset(drawn(
                        AssetSpecification.defaults(),
                        random,
                        List.of("initialPrice", "tickSize", "lotSize", "openInterest")))
                .withSentiment(drawn(
                        SentimentSpecification.defaults(), random, List.of("panicTime", "refractoryTime", "exitTime")))
                .withCollateral(List.of(drawn(CollateralSpecification.defaults("y"), random, List.of("name"))))
                .withPopulations(List.of(
                        drawn(LeveragedPopulation.defaults("on", Side.SHORT, 5), random, List.of("name", "count")),
                        drawn(ValuePopulation.defaults("true"), random, List.of("name")),
                        drawn(MomentumPopulation.defaults("off"), random, List.of("name")),
                        drawn(MarketMakerPopulation.defaults("n"), random, List.of("name"))))
                .withShocks(List.of(
                        drawn(
                                new Rumour(Duration.ZERO, 0, new RumourTopic(TopicKind.VENUE, "no")),
                                random,
                                List.of("at")),
                        drawn(new Jump(Duration.ofMillis(1500), 0), random, List.of("at")),
                        drawn(
                                new Depeg(Duration.ZERO, Duration.ofHours(1), "y", List.of("null", "e1"), 0),
                                random,
                                List.of("at", "collateral"))));
        return new ScenarioBatch(new Metadata("plain", labels), spec, Execution.defaults());
    }

    /** The record with its numbers, fractions and durations drawn anew, but for the fields kept. */
    private static <R extends Record> R drawn(R original, Random random, List<String> kept) {
        R changed = original;
        for (RecordComponent component : original.getClass().getRecordComponents()) {
            NamedField field = ComponentTypes.field(component);
            Object value = kept.contains(component.getName()) ? null : drawnValue(field.type(), random);
            if (value != null) {
                changed = RecordCopy.with(changed, component.getName(), value);
            }
        }
        return changed;
    }

    private static @Nullable Object drawnValue(ValueType type, Random random) {
        if (type instanceof NumberType number) {
            return between(number.bounds().min(), number.bounds().max(), random);
        } else if (type instanceof FractionType fraction) {
            double value = between(fraction.bounds().min(), fraction.bounds().max(), random);
            return (int) Math.floor(value * 1e6);
        } else if (type instanceof IntegerType integer && integer.wide()) {
            return (long) between(integer.bounds().min(), integer.bounds().max(), random);
        } else if (type instanceof IntegerType integer) {
            return (int) between(integer.bounds().min(), integer.bounds().max(), random);
        } else if (type instanceof DurationType duration) {
            long nanos = duration.to().minus(duration.from()).toNanos();
            return duration.from().plusNanos((long) (random.nextDouble() * nanos));
        } else if (type instanceof QuantityType quantity && quantity.inner() instanceof NumberType number) {
            double low = between(number.bounds().min(), number.bounds().max(), random);
            double high = between(low, number.bounds().max(), random);
            return random.nextBoolean()
                    ? new Quantity.Uniform(low, high)
                    : new Quantity.Normal(between(low, high, random), (high - low) / 3, low, high);
        } else if (type instanceof AbsentType absent && random.nextBoolean()) {
            Position nowhere = Position.startOf("");
            return absent.read(new Scalar(nowhere, absent.word(), true), new Place("", new Problems()));
        }
        return null;
    }

    private static double between(double low, double high, Random random) {
        return low + (high - low) * (0.001 + 0.998 * random.nextDouble());
    }
}
