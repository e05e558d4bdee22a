package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.stampede.spec.DocumentNode.Entry;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import io.stampede.spec.DocumentNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A document with overrides put into it, so that they are read, and refused, as if they stood there. */
final class OverriddenDocument {

    private static final List<String> TOP = List.of("apiVersion", "kind", "metadata", "spec");
    private static final String SETTING = "path.to.field=value";

    private final SpecificationLimits limits;
    private final Problems problems;
    private DocumentNode root;

    private OverriddenDocument(DocumentNode root, SpecificationLimits limits, Problems problems) {
        this.root = root;
        this.limits = limits;
        this.problems = problems;
    }

    /** The document with the overrides; notes those that are no path and value or lead nowhere. */
    static DocumentNode of(DocumentNode root, Overrides overrides, SpecificationLimits limits, Problems problems) {
        OverriddenDocument document = new OverriddenDocument(root, limits, problems);
        int line = 1;
        for (String setting : overrides.settings()) {
            document.set(setting, line++);
        }
        document.set("--scenarios", "spec.scenarios", overrides.scenarios());
        document.set("--seed", "spec.seed", overrides.seed());
        document.set("--lanes", "spec.execution.lanes", overrides.lanes());
        document.set("--slots", "spec.execution.slots", overrides.slots());
        return document.root;
    }

    private void set(String option, String path, OptionalLong value) {
        if (value.isPresent()) {
            Scalar scalar = new Scalar(Position.startOf(option), Long.toString(value.getAsLong()), true);
            replace(path, scalar, scalar.position());
        }
    }

    private void set(String setting, int line) {
        Position at = new Position("--set", line, 1);
        int equals = setting.indexOf('=');
        if (equals < 0) {
            problems.add(at, "", Shown.quoted(setting) + " has no =", SETTING);
            return;
        }
        String path = setting.substring(0, equals).strip();
        String text = setting.substring(equals + 1);
        Position start = new Position(at.file(), line, setting.codePointCount(0, equals) + 2);
        if (text.isBlank()) {
            problems.add(start, Shown.text(path), "has no value", SETTING);
            return;
        }
        try {
            replace(path, YamlDocument.read(text, start, limits), at);
        } catch (DocumentException e) {
            problems.add(e.position(), Shown.text(path), e.wrong(), e.allowed());
        }
    }

    private void replace(String path, DocumentNode value, Position at) {
        String first = path.split("[.\\[]", 2)[0];
        String whole = TOP.contains(first) ? path : "spec." + path;
        Optional<FieldPath> parsed = FieldPath.parse(whole);
        if (parsed.isEmpty()) {
            problems.add(at, "", Shown.quoted(path) + " is not a path", SETTING);
            return;
        }
        try {
            root = replaced(root, parsed.get().segments(), 0, value);
        } catch (DocumentException e) {
            problems.add(at, Shown.text(whole), e.wrong(), e.allowed());
        }
    }

    private static DocumentNode replaced(@Nullable DocumentNode node, List<String> path, int depth, DocumentNode value)
            throws DocumentException {
        if (depth == path.size()) {
            return value;
        }
        String segment = path.get(depth);
        boolean isItem = FieldPath.isItem(segment);
        DocumentNode present = node;
        if (node == null || (node instanceof Scalar scalar && scalar.isMissing())) {
            present = isItem ? defaultList(path.get(depth - 1), value) : new Mapping(value.position(), List.of());
        }
        if (isItem && present instanceof Sequence list) {
            return withItem(list, path, depth, value);
        } else if (!isItem && present instanceof Mapping mapping) {
            return withField(mapping, path, depth, value);
        }
        String wanted = isItem ? "a list" : "a mapping";
        String described = present == null ? "nothing" : present.described();
        throw new DocumentException(value.position(), segment + " is looked for in " + described, "in " + wanted);
    }

    private static Mapping withField(Mapping mapping, List<String> path, int depth, DocumentNode value)
            throws DocumentException {
        List<Entry> entries = new ArrayList<>(mapping.entries());
        for (int index = 0; index < entries.size(); index++) {
            Entry entry = entries.get(index);
            if (entry.key().text().equals(path.get(depth))) {
                entries.set(index, new Entry(entry.key(), replaced(entry.value(), path, depth + 1, value)));
                return new Mapping(mapping.position(), entries);
            }
        }
        Scalar key = new Scalar(value.position(), path.get(depth), true);
        entries.add(new Entry(key, replaced(null, path, depth + 1, value)));
        return new Mapping(mapping.position(), entries);
    }

    private static Sequence withItem(Sequence list, List<String> path, int depth, DocumentNode value)
            throws DocumentException {
        OptionalInt index = FieldPath.itemIndex(path.get(depth), list);
        if (index.isEmpty()) {
            int size = list.items().size();
            String allowed = size == 0 ? "no item, the list is empty" : "[0] to [" + (size - 1) + "] or a name";
            throw new DocumentException(value.position(), "there is no item " + path.get(depth), allowed);
        }
        List<DocumentNode> items = new ArrayList<>(list.items());
        items.set(index.getAsInt(), replaced(items.get(index.getAsInt()), path, depth + 1, value));
        return new Sequence(list.position(), items);
    }

    /** The list that a field has unless it is given, so that one item of it can be changed. */
    private static @Nullable DocumentNode defaultList(String field, DocumentNode value) {
        JsonNode all = SpecificationWriter.tree(ScenarioBatch.defaults("defaults"));
        JsonNode spec = all.get("spec");
        JsonNode list = field.equals("marginTiers") ? spec.get("venues").get(0).get(field) : spec.get(field);
        JsonNode found =
                list == null && field.equals("levels") ? spec.get("report").get(field) : list;
        return found == null ? null : document(found, value.position());
    }

    private static DocumentNode document(JsonNode node, Position at) {
        if (node.isArray()) {
            List<DocumentNode> items = new ArrayList<>();
            node.forEach(item -> items.add(document(item, at)));
            return new Sequence(at, items);
        } else if (node.isObject()) {
            List<Entry> entries = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                entries.add(new Entry(new Scalar(at, field.getKey(), true), document(field.getValue(), at)));
            }
            return new Mapping(at, entries);
        }
        return new Scalar(at, node.asText(), !node.isTextual());
    }
}
