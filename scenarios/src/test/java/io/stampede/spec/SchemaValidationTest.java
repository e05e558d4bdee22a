package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stampede.library.ScenarioLibrary;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema, as an editor's validator sees it, agrees with the reader. */
class SchemaValidationTest {

    private static final String HEAD = "apiVersion: stampede/v1\nkind: ScenarioBatch\nmetadata: {name: some}\n";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                    TextResource.read(SpecificationWriter.class, SpecificationWriter.SCHEMA_RESOURCE),
                    InputFormat.JSON);

    static List<String> names() {
        return ScenarioLibrary.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void bundledSpecificationsAreValidAsWrittenAndAsResolved(String name) throws IOException {
        String text = ScenarioLibrary.text(name).orElseThrow();
        ScenarioBatch batch =
                SpecificationReader.create().read(text, name, Overrides.none()).orElseThrow();

        assertThat(SCHEMA.validate(document(text))).isEmpty();
        assertThat(SCHEMA.validate(document(SpecificationWriter.yaml(batch)))).isEmpty();
    }

    @Test
    void everyKindOfShockAndOfOptionalFieldIsValid() throws IOException {
        ScenarioBatch batch = ScenarioBatch.defaults("some")
                .with(
                        "shocks=[{kind: RUMOUR, at: PT1M, severity: 2, topic: 'venue:beta'},"
                                + " {kind: DEPEG, at: PT1M, duration: PT1M, collateral: pegged-dollar, discount: .1}]",
                        "venues[0].fundingInterval=OFF",
                        "venues[0].mirrorTime=OFF",
                        "sentiment.network.seed=7",
                        "execution.lanes=64");

        assertThat(SCHEMA.validate(document(SpecificationWriter.yaml(batch)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {scenario: 5}",
                "spec: {scenarios: 0}",
                "spec: {scenarios: '5'}",
                "spec: {clock: {step: 10}}",
                "spec: {clock: {step: 10s}}",
                "spec: {venues: []}",
                "spec: {venues: [{weight: 1}]}",
                "spec: {venues: [{name: Alpha, weight: 1}]}",
                "spec: {venues: [{name: alpha, weight: 1, takerFee: 0.0000001}]}",
                "spec: {venues: [{name: alpha, weight: 1, fundingInterval: PT2H}]}",
                "spec: {venues: [{name: alpha, weight: 1, priceBand: 0.9}]}",
                "spec: {populations: [{kind: LEVERAGED, name: longs}]}",
                "spec: {shocks: [{kind: OUTAGE, at: PT1M}]}",
                "spec: {report: {levels: [1]}}",
            })
    void refusesWhatTheReaderRefuses(String spec) throws IOException {
        assertThat(SCHEMA.validate(document(HEAD + spec))).isNotEmpty();
        assertThat(SpecificationReader.create()
                        .read(HEAD + spec, "some.yaml", Overrides.none())
                        .problems())
                .isNotEmpty();
    }

    private static JsonNode document(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }
}
