package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.risk.SamplingSummary;
import io.stampede.risk.TailSupport;
import java.util.List;

/** How the scenarios of a report were drawn, and what stands behind its tails, as JSON. */
final class SamplingJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SamplingJson() {}

    static ObjectNode of(SamplingSummary sampling) {
        ObjectNode node = JSON.objectNode();
        node.put("method", sampling.design().method().name());
        node.put("clusters", sampling.groups());
        node.put("clusterSize", sampling.design().cluster());
        node.put("effectiveScenarios", sampling.effectiveScenarios());
        sampling.weights()
                .ifPresentOrElse(
                        weights -> node.putObject("weights")
                                .put("least", weights.least())
                                .put("largest", weights.largest()),
                        () -> node.putNull("weights"));
        sampling.collapse().ifPresentOrElse(reason -> node.put("collapse", reason), () -> node.putNull("collapse"));
        return node;
    }

    /** By level. */
    static ObjectNode support(List<TailSupport> support) {
        ObjectNode node = JSON.objectNode();
        for (TailSupport level : support) {
            node.putObject(ReportJson.levelKey(level.level()))
                    .put("effectiveClusters", level.effectiveGroups())
                    .put("plainScenarios", level.plainScenarios());
        }
        return node;
    }
}
