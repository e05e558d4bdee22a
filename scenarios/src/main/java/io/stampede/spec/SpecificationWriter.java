package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** Writes a resolved specification: every field, defaults included. The same bytes on every JDK. */
public final class SpecificationWriter {

    /** The name of the JSON Schema beside this class, for {@link TextResource}. */
    public static final String SCHEMA_RESOURCE = "scenario-batch.v1.schema.json";

    private SpecificationWriter() {}

    /** The specification as canonical JSON (RFC 8785), without how to compute it. */
    public static String canonicalJson(ScenarioBatch batch) {
        try {
            return new JsonCanonicalizer(tree(batch).toString()).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("canonical JSON of a specification", e);
        }
    }

    /** The SHA-256 of the canonical JSON in hexadecimal: what two batches share that simulate the same. */
    public static String sha256(ScenarioBatch batch) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonicalJson(batch).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The specification as YAML, which reads back to the same specification; how to compute it only if given. */
    public static String yaml(ScenarioBatch batch) {
        ObjectNode document = tree(batch);
        if (!batch.execution().equals(Execution.defaults())) {
            ((ObjectNode) document.get("spec")).set("execution", DocumentType.writeExecution(batch.execution()));
        }
        return YamlText.of(document);
    }

    /** The JSON Schema (draft 2020-12) of specifications, from which the resource is generated. */
    static JsonNode schema() {
        ObjectNode schema = JsonNodes.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:stampede:scenario-batch:v1");
        schema.put("title", "Stampede scenario batch");
        schema.setAll(DocumentType.schema());
        return schema;
    }

    static ObjectNode tree(ScenarioBatch batch) {
        return DocumentType.write(batch);
    }
}
