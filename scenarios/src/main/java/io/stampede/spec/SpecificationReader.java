package io.stampede.spec;

import io.stampede.spec.DocumentNode.Mapping;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads specifications in YAML or JSON and reports every problem at once.
 *
 * <p>Nothing in a text is executed or expanded: tags, anchors and aliases are refused, sizes and nesting are bounded. A
 * batch that is accepted has every default filled in, and lies within the {@link SpecificationLimits limits}.
 */
public final class SpecificationReader {

    private final SpecificationLimits limits;

    /** A reader with the given limits. */
    public SpecificationReader(SpecificationLimits limits) {
        this.limits = limits;
    }

    /** A reader with the default limits. */
    public static SpecificationReader create() {
        return new SpecificationReader(SpecificationLimits.defaults());
    }

    /**
     * Reads the bytes of a file, which must be UTF-8.
     *
     * @param file its name, for messages and to tell {@code .json} files
     */
    public SpecificationResult read(byte[] bytes, String file, Overrides overrides) {
        if (bytes.length > limits.maxBytes()) {
            return tooLarge(file);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            return refused(endOf(text.toString(), file), "not UTF-8", "text in UTF-8");
        }
        return read(text.toString(), file, overrides);
    }

    /**
     * Reads a text.
     *
     * @param file its name, for messages and to tell {@code .json} files
     */
    public SpecificationResult read(String text, String file, Overrides overrides) {
        if (text.length() > limits.maxBytes()) {
            return tooLarge(file);
        }
        Problems problems = new Problems();
        try {
            DocumentNode written = document(text.startsWith("\uFEFF") ? text.substring(1) : text, file);
            return written instanceof Mapping ? read(written, overrides, problems) : noMapping(written, problems);
        } catch (DocumentException e) {
            return refused(e.position(), e.wrong(), e.allowed());
        }
    }

    private SpecificationResult read(DocumentNode written, Overrides overrides, Problems problems) {
        DocumentNode root = OverriddenDocument.of(written, overrides, limits, problems);
        ScenarioBatch batch = DocumentType.read(root, problems);
        if (batch == null) {
            return new SpecificationResult.Refused(problems.inOrder());
        }
        ScenarioBatch complete = withMarketMakers(batch);
        new SpecificationChecks(complete, root, limits, problems).run();
        return problems.isEmpty()
                ? new SpecificationResult.Accepted(complete)
                : new SpecificationResult.Refused(problems.inOrder());
    }

    private static SpecificationResult noMapping(DocumentNode root, Problems problems) {
        DocumentType.read(root, problems);
        return new SpecificationResult.Refused(problems.inOrder());
    }

    /** JSON if it is called so or looks so; anything else, and what only looks like JSON, is YAML. */
    private DocumentNode document(String text, String file) throws DocumentException {
        boolean isCalledJson = file.toLowerCase(Locale.ROOT).endsWith(".json");
        if (isCalledJson) {
            return JsonDocument.read(text, file, limits);
        }
        DocumentNode json = text.stripLeading().startsWith("{") ? jsonOrNull(text, file) : null;
        return json != null ? json : YamlDocument.read(text, Position.startOf(file), limits);
    }

    private @Nullable DocumentNode jsonOrNull(String text, String file) {
        try {
            return JsonDocument.read(text, file, limits);
        } catch (DocumentException e) {
            return null;
        }
    }

    /** Every venue needs somebody to take the other side: a population of market makers is added if there is none. */
    private static ScenarioBatch withMarketMakers(ScenarioBatch batch) {
        List<PopulationSpecification> populations = new ArrayList<>(batch.spec().populations());
        if (populations.stream().anyMatch(MarketMakerPopulation.class::isInstance)) {
            return batch;
        }
        List<String> names =
                populations.stream().map(PopulationSpecification::name).toList();
        String name = "market-makers";
        for (int number = 2; names.contains(name); number++) {
            name = "market-makers-" + number;
        }
        populations.add(MarketMakerPopulation.defaults(name));
        return batch.withSpec(batch.spec().withPopulations(populations));
    }

    private SpecificationResult tooLarge(String file) {
        String allowed = "at most " + limits.maxBytes() + " bytes";
        return refused(Position.startOf(file), "the document is too large", allowed);
    }

    private static Position endOf(String text, String file) {
        int lines = Math.toIntExact(text.chars().filter(c -> c == '\n').count());
        int column = text.codePointCount(text.lastIndexOf('\n') + 1, text.length());
        return new Position(file, lines + 1, column + 1);
    }

    private static SpecificationResult refused(Position at, String wrong, String allowed) {
        Problems problems = new Problems();
        problems.add(at, "", wrong, allowed);
        return new SpecificationResult.Refused(problems.inOrder());
    }
}
