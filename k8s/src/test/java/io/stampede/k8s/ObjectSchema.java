package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an object of a kind may look like. For Kubernetes' own kinds two judges: the official client knows every field
 * and which are wanted, fabric8's types know what a value is. For others a schema of the fields that are used here.
 */
final class ObjectSchema {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Path SCHEMAS = Path.of("src/test/resources/schema");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> CUSTOM = new ConcurrentHashMap<>();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private ObjectSchema() {}

    /**
     * Passes judgement.
     *
     * @throws IllegalArgumentException if the object does not fit
     */
    static void check(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        if (group.contains(".") && !group.endsWith(".k8s.io")) {
            checkCustom(kind, object);
        } else {
            String version = apiVersion.substring(apiVersion.indexOf('/') + 1).toUpperCase(Locale.ROOT);
            checkOfficial(version + kind, object);
            checkTypes(object);
        }
    }

    /** An unknown field at any depth, or a missing one. */
    private static void checkOfficial(String type, JsonNode object) {
        try {
            Class.forName(MODELS + type)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type + ": " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the official client has no " + type, e);
        }
    }

    /** Words where numbers are wanted, and the like. */
    private static void checkTypes(JsonNode object) {
        KubernetesResource typed;
        try {
            typed = SERIALIZATION.unmarshal(object.toString());
        } catch (KubernetesClientException e) {
            throw new IllegalArgumentException("a value of another type: " + e.getCause(), e);
        }
        if (typed instanceof GenericKubernetesResource) {
            throw new IllegalArgumentException("fabric8 has no type for " + object.path("kind"));
        }
        if (!SERIALIZATION.asJson(typed).contains(Manifests.nameOf(object))) {
            throw new IllegalArgumentException("fabric8 lost the object");
        }
    }

    private static void checkCustom(String kind, JsonNode object) {
        Schema schema = CUSTOM.computeIfAbsent(
                kind, name -> REGISTRY.getSchema(read(SCHEMAS.resolve(name + ".json")), InputFormat.JSON));
        List<Error> errors = schema.validate(object.toString(), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(kind + ": " + errors);
        }
        checkOfficial("V1ObjectMeta", object.path("metadata"));
        JsonNode behavior = object.at("/spec/advanced/horizontalPodAutoscalerConfig/behavior");
        if (!behavior.isMissingNode()) {
            checkOfficial("V2HorizontalPodAutoscalerBehavior", behavior);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
