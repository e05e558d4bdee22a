package io.stampede.coordinator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.batch.GridWatch;
import io.stampede.coordinator.batch.Survey;
import io.stampede.node.cluster.ClusterMembers;
import io.stampede.node.cluster.SlotWhereabouts;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What the calls do that look at the cluster. Every method blocks. */
final class ClusterCalls {
    private final ClusterMembers members;
    private final SlotWhereabouts whereabouts;
    private final GridWatch grid;

    ClusterCalls(ClusterMembers members, SlotWhereabouts whereabouts, GridWatch grid) {
        this.members = members;
        this.whereabouts = whereabouts;
        this.grid = grid;
    }

    /** Members, slots, and what each computes; what lies nowhere known is listed apart. */
    HttpResponse cluster() {
        Survey survey = grid.survey();
        ObjectNode document = BatchJson.object();
        survey.trouble().ifPresent(trouble -> document.put("trouble", trouble));
        document.put("slots", survey.slots());
        ArrayNode list = document.putArray("members");
        Map<String, ArrayNode> running = new HashMap<>();
        for (ClusterMembers.Member member : members.now()) {
            ObjectNode node = list.addObject();
            node.put("address", member.address());
            node.put("status", member.status());
            node.put("slots", member.slots());
            ArrayNode roles = node.putArray("roles");
            member.roles().forEach(roles::add);
            running.put(member.address(), node.putArray("running"));
        }
        ArrayNode elsewhere = document.putArray("elsewhere");
        Map<String, String> nodes = survey.blocks().isEmpty() ? Map.of() : nodes();
        for (Survey.BlockAtWork block : survey.blocks()) {
            String node = nodes.getOrDefault(block.slotId(), "");
            add(running.getOrDefault(node, elsewhere), block);
        }
        return Answers.json(200, document);
    }

    private Map<String, String> nodes() {
        try {
            return whereabouts.ask().toCompletableFuture().join();
        } catch (CompletionException e) {
            return Map.of(); // slots on the move: what they compute is listed apart
        }
    }

    private static void add(ArrayNode list, Survey.BlockAtWork block) {
        ObjectNode node = list.addObject();
        node.put("slot", block.slotId());
        node.put("batch", block.batchId());
        node.put("block", block.block());
        node.put("attempt", block.attempt());
        node.put("firstScenario", block.firstScenario());
        node.put("lanes", block.lanes());
        node.put("fractionDone", block.fractionDone());
    }
}
