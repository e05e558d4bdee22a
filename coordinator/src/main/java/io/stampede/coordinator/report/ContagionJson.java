package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.outcome.VenueFigure;
import io.stampede.risk.Contagion;
import io.stampede.risk.SelfExcitation;
import io.stampede.risk.TailDependence;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.WilsonInterval;

/** The report's parts on contagion as JSON. */
final class ContagionJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TailRiskReport risk;
    private final String intervalKey;

    ContagionJson(TailRiskReport risk) {
        this.risk = risk;
        this.intervalKey = MeasureJson.intervalKey(risk.settings().confidence());
    }

    ObjectNode contagion() {
        ObjectNode node = JSON.objectNode();
        node.put("distressFundDraw", VenueFigure.DISTRESS_FUND_DRAW);
        node.put("tailLevel", TailDependence.LEVEL);
        ArrayNode venues = node.putArray("venues");
        for (Contagion.VenueDistress venue : risk.contagion().venues()) {
            ObjectNode row = venues.addObject();
            row.put("venue", PlainText.wellFormed(venue.venue()));
            row.put("distressed", venue.distressed());
            row.put("distressedShare", venue.distressedShare());
            row.put("autoDeleveraged", venue.autoDeleveraged());
            row.put("firstToAutoDeleverage", venue.firstToAutoDeleverage());
            ArrayNode places = row.putArray("placesInDistress");
            venue.places().forEach(places::add);
            ReportJson.put(row, "meanMaxDrop", venue.meanMaxDrop());
            ReportJson.put(row, "meanLiquidatedNotionalToOpenInterest", venue.meanLiquidated());
        }
        ArrayNode given = node.putArray("given");
        risk.contagion().links().forEach(link -> given.add(link(link)));
        return node;
    }

    private ObjectNode link(Contagion.Link link) {
        ObjectNode row = JSON.objectNode();
        row.put("given", PlainText.wellFormed(link.given()));
        row.put("venue", PlainText.wellFormed(link.venue()));
        row.put("givenDistressed", link.givenDistressed());
        row.put("bothDistressed", link.bothDistressed());
        ReportJson.put(row, "probability", link.probability());
        link.interval().ifPresent(interval -> row.set(intervalKey, ends(interval)));
        row.put("givenAutoDeleveragedFirst", link.givenFirst());
        row.put("givenDistressedFirst", link.givenDistressedFirst());
        link.tail().ifPresent(tail -> {
            ObjectNode dependence = row.putObject("tailDependence");
            dependence.put("given", tail.given());
            dependence.put("both", tail.both());
            dependence.put("coefficient", tail.coefficient());
            dependence.set(intervalKey, ends(tail.interval()));
        });
        return row;
    }

    private static ArrayNode ends(WilsonInterval interval) {
        return JSON.arrayNode().add(interval.lower()).add(interval.upper());
    }

    ObjectNode selfExcitation() {
        SelfExcitation excitation = risk.selfExcitation();
        ObjectNode node = JSON.objectNode();
        node.put("scenarios", excitation.scenarios());
        ReportJson.put(node, "liquidations", excitation.liquidations());
        if (excitation.fit().isEmpty()) {
            node.put("refusal", excitation.refusal());
            return node;
        }
        SelfExcitation.Fit fit = excitation.fit().get();
        node.put("branchingRatio", fit.branchingRatio());
        node.set(intervalKey, TailJson.bounds(fit.interval()));
        node.put("backgroundPerHour", fit.backgroundPerHour());
        node.put("memorySeconds", fit.memorySeconds());
        return node;
    }
}
