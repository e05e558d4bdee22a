package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioBatchSchemaTest {

    private static final Path SOURCE =
            Path.of("src/main/resources/io/stampede/spec", SpecificationWriter.SCHEMA_RESOURCE);

    @Test
    void theSchemaInTheRepositoryIsThatOfTheRecords() throws IOException {
        String generated = SpecificationWriter.schema().toPrettyString().replace("\r\n", "\n") + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(SOURCE, generated, StandardCharsets.UTF_8);
        }

        assertThat(TextResource.read(SpecificationWriter.class, SpecificationWriter.SCHEMA_RESOURCE))
                .as("run this test with -Dgolden.update after a change of the records")
                .isEqualTo(generated);
    }

    @Test
    void everyFieldOfADocumentIsInTheSchemaAndTheOtherWayRound() {
        ScenarioBatch batch = ScenarioBatch.defaults("plain")
                .with(
                        "buildUp={}",
                        "venues[0].circuitBreaker={}",
                        "sampling.tilts=[{shock: 0, by: 1}]",
                        "sampling.precision={}",
                        "scenarios=4000");
        batch = batch.withSpec(
                batch.spec().withPopulations(everyKind(batch.spec().populations())));
        List<String> written = new ArrayList<>();
        fieldsOfDocument(SpecificationWriter.tree(batch), "", written);
        List<String> described = new ArrayList<>();
        fieldsOfSchema(SpecificationWriter.schema(), "", described);

        assertThat(described).containsAll(written);
        assertThat(described.stream()
                        .filter(path -> !path.startsWith("spec.shocks[]")
                                && !path.startsWith("spec.execution")
                                && !path.equals("metadata.labels[]")))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    private static List<PopulationSpecification> everyKind(List<PopulationSpecification> defaults) {
        List<PopulationSpecification> all = new ArrayList<>(defaults);
        all.add(BasisPopulation.defaults("basis"));
        all.add(ArbitragePopulation.defaults("arbitrage"));
        return all;
    }

    @Test
    void everyFieldIsDescribedAndHasADefaultOrIsRequired() {
        List<String> bare = new ArrayList<>();
        bareFields(SpecificationWriter.schema(), "", bare);

        assertThat(bare).isEmpty();
    }

    @Test
    void theSchemaIsJson() throws IOException {
        String text = TextResource.read(SpecificationWriter.class, SpecificationWriter.SCHEMA_RESOURCE);

        assertThat(new ObjectMapper().readTree(text).path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    private static void fieldsOfDocument(JsonNode node, String path, List<String> fields) {
        node.properties().forEach(field -> {
            String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            note(inner, fields);
            fieldsOfDocument(field.getValue(), inner, fields);
        });
        if (node.isArray()) {
            node.forEach(item -> fieldsOfDocument(item, path + "[]", fields));
        }
    }

    private static void fieldsOfSchema(JsonNode schema, String path, List<String> fields) {
        schema.path("properties").properties().forEach(field -> {
            String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            note(inner, fields);
            fieldsOfSchema(field.getValue(), inner, fields);
        });
        if (schema.has("items")) {
            fieldsOfSchema(schema.get("items"), path + "[]", fields);
        }
        schema.path("oneOf").forEach(shape -> fieldsOfSchema(shape, path, fields));
        schema.path("anyOf").forEach(shape -> fieldsOfSchema(shape, path, fields));
    }

    private static void note(String field, List<String> fields) {
        if (!fields.contains(field)) {
            fields.add(field);
        }
    }

    private static void bareFields(JsonNode schema, String path, List<String> bare) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(field -> {
            JsonNode property = field.getValue();
            String inner = path + "." + field.getKey();
            boolean holdsFields = property.has("properties");
            boolean isKind = field.getKey().equals("kind");
            boolean hasDefault = holdsFields || required.contains(field.getKey()) || property.has("default");
            if (!isKind && (!property.has("description") || !hasDefault)) {
                bare.add(inner);
            }
            bareFields(property, inner, bare);
        });
        if (schema.has("items")) {
            bareFields(schema.get("items"), path + "[]", bare);
        }
        schema.path("oneOf").forEach(shape -> bareFields(shape, path, bare));
    }
}
