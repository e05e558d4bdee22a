package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.FieldSet.NamedField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole specification document. */
final class DocumentType {

    private static final String EXECUTION = "execution";
    private static final RecordType SPECIFICATION = new RecordType(
            Specification.class,
            "",
            List.of(new NamedField(
                    EXECUTION,
                    EXECUTION,
                    RecordType.of(Execution.class),
                    "how to compute the batch, which changes no number",
                    false)));

    private static final FieldSet FIELDS = new FieldSet(List.of(
            NamedField.required("apiVersion", new ConstantType(ScenarioBatch.API_VERSION), "version of this format"),
            NamedField.required("kind", new ConstantType(ScenarioBatch.KIND), "what the document is"),
            NamedField.required("metadata", RecordType.of(Metadata.class), "what the batch is called"),
            new NamedField("spec", "spec", new BodyType(), "what to simulate", false)));

    private DocumentType() {}

    /** Reads a document; null if it is nothing that a batch could be made of. */
    static @Nullable ScenarioBatch read(DocumentNode root, Problems problems) {
        Place place = new Place("", problems);
        if (!(root instanceof Mapping mapping)) {
            place.wrong(root, "the document is " + root.described(), String.join(", ", FIELDS.names()));
            return null;
        }
        Map<String, Object> values = FIELDS.read(mapping, place);
        ScenarioBatch defaults = ScenarioBatch.defaults("unnamed");
        Metadata metadata = (Metadata) values.getOrDefault("metadata", defaults.metadata());
        Body body = (Body) values.getOrDefault("spec", new Body(defaults.spec(), defaults.execution()));
        return new ScenarioBatch(metadata, body.specification(), body.execution());
    }

    /** The document as JSON, without the execution. */
    static ObjectNode write(ScenarioBatch batch) {
        ObjectNode document = JsonNodes.object();
        document.put("apiVersion", ScenarioBatch.API_VERSION).put("kind", ScenarioBatch.KIND);
        document.set("metadata", RecordType.of(Metadata.class).write(batch.metadata()));
        document.set("spec", SPECIFICATION.write(batch.spec()));
        return document;
    }

    /** How to compute the batch as JSON. */
    static JsonNode writeExecution(Execution execution) {
        return RecordType.of(Execution.class).write(execution);
    }

    /** The document as JSON Schema. */
    static ObjectNode schema() {
        return FIELDS.schema(Map.of());
    }

    /** What stands below {@code spec}: two records in one mapping. */
    private record Body(Specification specification, Execution execution) {}

    private record BodyType() implements ValueType {

        @Override
        public @Nullable Object read(DocumentNode node, Place place) {
            if (!(node instanceof Mapping mapping)) {
                return SPECIFICATION.read(node, place);
            }
            Map<String, Object> values =
                    new LinkedHashMap<>(SPECIFICATION.fields().read(mapping, place));
            Execution execution = (Execution) values.getOrDefault(EXECUTION, Execution.defaults());
            return new Body((Specification) SPECIFICATION.create(values, mapping, place), execution);
        }

        @Override
        public JsonNode write(Object value) {
            return SPECIFICATION.write(((Body) value).specification());
        }

        @Override
        public String allowed() {
            return SPECIFICATION.allowed();
        }

        @Override
        public ObjectNode schema() {
            return SPECIFICATION.schema();
        }
    }
}
