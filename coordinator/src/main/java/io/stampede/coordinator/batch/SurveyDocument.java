package io.stampede.coordinator.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.batch.Survey.BatchPace;
import io.stampede.coordinator.batch.Survey.BlockAtWork;
import io.stampede.coordinator.store.BatchState;
import io.stampede.node.protocol.BatchProtocol.SurveyMade;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.PartAssembler;
import io.stampede.node.protocol.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A survey on its way between coordinators: JSON, whose fields may be added to. */
final class SurveyDocument {
    private static final int BYTES_MAX = 16 * 1024 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SurveyDocument() {}

    static SurveyMade write(Survey survey) {
        ObjectNode document = MAPPER.createObjectNode();
        survey.trouble().ifPresent(trouble -> document.put("trouble", trouble));
        document.put("slots", survey.slots());
        ArrayNode blocks = document.putArray("blocks");
        for (BlockAtWork block : survey.blocks()) {
            ObjectNode node = blocks.addObject();
            node.put("slot", block.slotId());
            node.put("batch", block.batchId());
            node.put("block", block.block());
            node.put("attempt", block.attempt());
            node.put("firstScenario", block.firstScenario());
            node.put("lanes", block.lanes());
            node.put("fractionDone", block.fractionDone());
        }
        ObjectNode batches = document.putObject("batches");
        survey.batches().forEach((batchId, pace) -> {
            ObjectNode node = batches.putObject(batchId);
            node.put("state", pace.state().name());
            node.put("doneScenarios", pace.doneScenarios());
            node.put("scenariosPerSecond", pace.scenariosPerSecond());
            pace.nextLook().ifPresent(look -> node.put("nextLook", look));
        });
        return new SurveyMade(onePart(document, blocks));
    }

    /** Of a grid too large for one part all but what each slot computes is told. */
    private static Part onePart(ObjectNode document, ArrayNode blocks) {
        try {
            List<Part> parts = Parts.cut(MAPPER.writeValueAsBytes(document));
            if (parts.size() > 1) {
                blocks.removeAll();
                parts = Parts.cut(MAPPER.writeValueAsBytes(document));
            }
            return parts.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree can always be written", e);
        }
    }

    /**
     * The survey again.
     *
     * @throws IllegalArgumentException if these are no survey's bytes
     */
    static Survey read(SurveyMade made) {
        byte[] content = new PartAssembler(BYTES_MAX)
                .add(made.document())
                .orElseThrow(() -> new IllegalArgumentException("a survey in parts"))
                .bytes();
        JsonNode document;
        try {
            document = MAPPER.readTree(content);
        } catch (IOException e) {
            throw new IllegalArgumentException("a survey that is not JSON", e);
        }
        List<BlockAtWork> blocks = new ArrayList<>();
        for (JsonNode node : document.path("blocks")) {
            blocks.add(new BlockAtWork(
                    node.path("slot").asText(),
                    node.path("batch").asText(),
                    node.path("block").asInt(),
                    node.path("attempt").asInt(),
                    node.path("firstScenario").asInt(),
                    node.path("lanes").asInt(),
                    node.path("fractionDone").asDouble()));
        }
        Map<String, BatchPace> batches = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : document.path("batches").properties()) {
            JsonNode node = entry.getValue();
            batches.put(
                    entry.getKey(),
                    new BatchPace(
                            BatchState.valueOf(node.path("state").asText()),
                            node.path("doneScenarios").asDouble(),
                            node.path("scenariosPerSecond").asDouble(),
                            node.has("nextLook")
                                    ? OptionalInt.of(node.path("nextLook").asInt())
                                    : OptionalInt.empty()));
        }
        Optional<String> trouble = Optional.ofNullable(document.get("trouble")).map(JsonNode::asText);
        return new Survey(trouble, document.path("slots").asInt(), blocks, batches);
    }
}
