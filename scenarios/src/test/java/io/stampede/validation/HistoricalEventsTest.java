package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.spec.InvalidSpecificationException;
import io.stampede.validation.HistoricalEvent.Evidence;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoricalEventsTest {
    private static final String EVENTS = """
            events:
              - specification: october-2025
                title: "October"
                heldOut: false
                fitted:
                  - {parameter: asset.volatility, reaches: [PRICE_DROP], why: because}
                cells:
                  PRICE_DROP: {figure: 0.14, low: 0.13, high: 0.47, source: somebody}
                  HOURS_TO_LOW: {figure: 0.5, source: somebody}
                  LIQUIDATED: {absent: nobody counted}
                  OPEN_INTEREST_DROP: {absent: nobody counted}
                  DEPTH_DROP: {absent: nobody counted}
                  DELEVERAGED: {absent: nobody counted}
                  FUND_DRAW: {absent: nobody counted}
              - specification: other
                title: "Other"
                heldOut: true
                fitted: []
                cells:
                  PRICE_DROP: {absent: nobody counted}
                  HOURS_TO_LOW: {absent: nobody counted}
                  LIQUIDATED: {absent: nobody counted}
                  OPEN_INTEREST_DROP: {absent: nobody counted}
                  DEPTH_DROP: {absent: nobody counted}
                  DELEVERAGED: {absent: nobody counted}
                  FUND_DRAW: {absent: nobody counted}
            """;

    @Test
    void sixEventsComeWithTheProgramAndOneIsHeldOut() {
        assertThat(HistoricalEvents.all())
                .extracting(HistoricalEvent::specification)
                .containsExactly(
                        "black-thursday-2020", "may-2021", "luna-2022", "ftx-2022", "august-2024", "october-2025");
        assertThat(HistoricalEvents.all()).anyMatch(HistoricalEvent::heldOut);
        for (HistoricalEvent event : HistoricalEvents.all()) {
            assertThat(event.cells().keySet()).containsExactly(EventCell.values());
        }
    }

    @Test
    void everyEventThatIsBundledCanBePlayed() {
        for (HistoricalEvent event : HistoricalEvents.all()) {
            Optional<Experiment> experiment = EventStudy.experiment(event, 2);
            experiment.ifPresent(
                    found -> assertThat(found.batch().spec().scenarios()).isEqualTo(2));
        }
    }

    @Test
    void anEventWithoutABundledSpecificationHasNoExperiment() {
        HistoricalEvent unknown = HistoricalEvents.read(EVENTS, "events.yaml").get(1);

        assertThat(EventStudy.experiment(unknown, 2)).isEmpty();
        assertThat(EventStudy.compare(unknown, Optional.empty()))
                .extracting(CellComparison::verdict)
                .containsOnly(CellComparison.Verdict.NO_FIGURE);
    }

    @Test
    void aFittedCellIsNoEvidenceAndTheOthersOfItsEventAreLessThanOutOfSample() {
        HistoricalEvent october = HistoricalEvents.read(EVENTS, "events.yaml").get(0);
        HistoricalEvent other = HistoricalEvents.read(EVENTS, "events.yaml").get(1);

        assertThat(october.evidence(EventCell.PRICE_DROP)).isEqualTo(Evidence.FITTED);
        assertThat(october.evidence(EventCell.HOURS_TO_LOW)).isEqualTo(Evidence.NOT_FITTED);
        assertThat(other.evidence(EventCell.PRICE_DROP)).isEqualTo(Evidence.OUT_OF_SAMPLE);
        assertThat(october.cells())
                .containsAllEntriesOf(Map.of(
                        EventCell.PRICE_DROP, new HistoricalFigure.Known(0.14, 0.13, 0.47, "somebody"),
                        EventCell.HOURS_TO_LOW, new HistoricalFigure.Known(0.5, 0.5, 0.5, "somebody"),
                        EventCell.LIQUIDATED, new HistoricalFigure.Absent("nobody counted")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "figure: 0.14, low | figure: 0.5, low | PRICE_DROP.figure: is 0.5, not within [0.13, 0.47]",
                "high: 0.47 | high: 47 | reaches up to 47.0",
                "figure: 0.14, low | figure: much, low | 8:28: events[0].cells.PRICE_DROP.figure: 'much' is not a number",
                "source: somebody} | sources: somebody} | sources: is an unknown field",
                "{absent: nobody counted} | {absent: nobody counted, low: 1} | low: is an unknown field",
                "reaches: [PRICE_DROP] | reaches: [PRICE] | events[0].fitted[0].reaches[0]: 'PRICE' is unknown",
                "reaches: [PRICE_DROP] | reaches: [FUND_DRAW] | reaches FUND_DRAW, which has no figure",
                "reaches: [PRICE_DROP] | reaches: [] | reaches: is empty",
                "heldOut: false | heldOut: true | events[0].fitted: is not empty",
                "heldOut: true | heldOut: false | events: holds no event out",
                "heldOut: true | heldOut: perhaps | heldOut: 'perhaps' is neither",
                "specification: other | specification: october-2025 | specification: is given twice",
                "specification: other | specification: [other] | specification: is a list",
                "HOURS_TO_LOW: {figure | HOURS: {figure | HOURS: is an unknown field",
                "'title: \"Other\"' | 'title: \"Other\"\n    title: \"Twice\"' | title: is given twice",
                "'title: \"Other\"' | '' | events[1].title: is missing",
                "events: | ! | YAML"
            })
    void saysWhatIsWrongAndWhere(String right, String wrong, String told) {
        String text = EVENTS.replace(right, wrong == null ? "" : wrong);

        assertThat(text).isNotEqualTo(EVENTS);
        assertThatThrownBy(() -> HistoricalEvents.read(text, "events.yaml"))
                .isInstanceOf(InvalidSpecificationException.class)
                .hasMessageContaining(told)
                .hasMessageStartingWith("events.yaml:");
    }
}
