package io.stampede.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All objects of one installation, with the Jobs that submit to it. */
record Manifests(String name, List<JsonNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, List<JsonNode>> READ = new ConcurrentHashMap<>();

    /** The installations that are tested. */
    static List<Manifests> all() {
        return List.of(
                local(),
                production(),
                new Manifests("production-adapter", joined(read("production-adapter"), read("job-production"))));
    }

    static Manifests local() {
        return new Manifests("local", joined(read("local"), read("job-local")));
    }

    static Manifests production() {
        return new Manifests("production", joined(read("production"), read("job-production")));
    }

    /** The objects of one file of rendered manifests. */
    static List<JsonNode> read(String file) {
        return READ.computeIfAbsent(file, Manifests::parse);
    }

    private static List<JsonNode> parse(String file) {
        Path path = Rendering.FILES.resolve(file + ".yaml");
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(Files.readString(path))) {
            return List.copyOf(documents.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> joined(List<JsonNode> first, List<JsonNode> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    Stream<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** Whether there is an object of a kind and name. */
    boolean has(String kind, String name) {
        return ofKind(kind).anyMatch(object -> nameOf(object).equals(name));
    }

    /** Whatever makes pods. */
    Stream<Workload> workloads() {
        return objects.stream().filter(Workload::isOne).map(Workload::new);
    }

    static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /**
     * A copy with one value changed.
     *
     * @param object kind and name, as in {@code Deployment/stampede-node}
     * @param pointer to the value, whose parent exists; {@code -} after a list for a new last element
     * @param value as JSON, or empty to take the value away
     */
    Manifests with(String object, String pointer, String value) {
        List<JsonNode> copies = new ArrayList<>();
        int changed = 0;
        for (JsonNode original : objects) {
            JsonNode copy = original.deepCopy();
            if (object.equals(original.path("kind").asText() + "/" + nameOf(original))) {
                change(copy, JsonPointer.compile(pointer), value);
                changed += copy.equals(original) ? 0 : 1;
            }
            copies.add(copy);
        }
        if (changed != 1) {
            throw new IllegalArgumentException(object + pointer + " changes nothing in " + name);
        }
        return new Manifests(name + " with " + object + pointer + " = " + value, copies);
    }

    private static void change(JsonNode object, JsonPointer pointer, String value) {
        JsonNode parent = object.at(pointer.head());
        String last = pointer.last().getMatchingProperty();
        JsonNode json = value.isEmpty() ? null : json(value);
        if (parent instanceof ArrayNode array) {
            if (json == null) {
                array.remove(Integer.parseInt(last));
            } else if (last.equals("-")) {
                array.add(json);
            } else {
                array.set(Integer.parseInt(last), json);
            }
        } else if (parent instanceof ObjectNode fields) {
            if (json == null) {
                fields.remove(last);
            } else {
                fields.set(last, json);
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
