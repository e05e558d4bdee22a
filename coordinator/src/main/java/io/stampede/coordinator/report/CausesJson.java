package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.outcome.Counterfactual;
import io.stampede.risk.CausalShare;
import io.stampede.risk.CausalShares;
import io.stampede.risk.CausalSplit;
import io.stampede.risk.TailRiskReport;

/** What causes the losses, as JSON: an object by metric, for each figure its shares and its value in each world. */
final class CausesJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String intervalKey;

    private CausesJson(String intervalKey) {
        this.intervalKey = intervalKey;
    }

    static ObjectNode of(TailRiskReport risk) {
        CausesJson writer =
                new CausesJson(MeasureJson.intervalKey(risk.settings().confidence()));
        ObjectNode metrics = JSON.objectNode();
        risk.causes().forEach(split -> metrics.set(split.metric().key(), writer.split(split)));
        return metrics;
    }

    private ObjectNode split(CausalSplit split) {
        ObjectNode node = JSON.objectNode();
        node.put("unit", split.metric().unit());
        node.put("samples", split.scenarios());
        node.set("mean", shares(split.mean()));
        ObjectNode valueAtRisk = node.putObject("valueAtRisk");
        ObjectNode expectedShortfall = node.putObject("expectedShortfall");
        for (CausalSplit.LevelShares level : split.levels()) {
            valueAtRisk.set(ReportJson.levelKey(level.level()), shares(level.valueAtRisk()));
            expectedShortfall.set(ReportJson.levelKey(level.level()), shares(level.expectedShortfall()));
        }
        return node;
    }

    private ObjectNode shares(CausalShares shares) {
        ObjectNode node = JSON.objectNode();
        node.put("total", shares.total());
        node.set("shock", share(shares.shock()));
        node.set("panic", share(shares.panic()));
        node.set("liquidation", share(shares.liquidation()));
        node.set("interaction", share(shares.interaction()));
        ObjectNode worlds = node.putObject("worlds");
        for (Counterfactual world : Counterfactual.values()) {
            worlds.put(world.key(), shares.worlds().get(world.ordinal()));
        }
        return node;
    }

    private ObjectNode share(CausalShare share) {
        ObjectNode node = JSON.objectNode();
        node.put("value", share.value());
        node.set(intervalKey, TailJson.bounds(share.interval()));
        return node;
    }
}
