package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SpecificationWriterTest {

    private static final ScenarioBatch PLAIN = ScenarioBatch.defaults("plain");

    @Test
    void theDefaultsKeepTheirHash() {
        // A change of this hash is a change of a default or of the format: say so in the changelog.
        assertThat(SpecificationWriter.sha256(PLAIN))
                .isEqualTo("46aa398fe849e9eeeae89c10192bb30155ba92f109fa2759820486dd26d0fb2e");
    }

    @Test
    void aMinimalDocumentResolvesToTheDefaults() {
        String minimal =
                "apiVersion: stampede/v1\nkind: ScenarioBatch\nmetadata: {name: plain}\nspec: {scenarios: 1000}\n";

        ScenarioBatch read = SpecificationReader.create()
                .read(minimal, "minimal.yaml", Overrides.none())
                .orElseThrow();

        assertThat(read).isEqualTo(PLAIN);
        assertThat(SpecificationWriter.sha256(read)).isEqualTo(SpecificationWriter.sha256(PLAIN));
    }

    @Test
    void howToComputeIsInTheYamlButNotInTheHash() {
        ScenarioBatch batch = PLAIN.withExecution(new Execution(OptionalInt.of(64), OptionalInt.empty()));

        assertThat(SpecificationWriter.yaml(batch)).contains("  execution:\n    lanes: 64\n    slots: AUTO\n");
        assertThat(SpecificationWriter.sha256(batch)).isEqualTo(SpecificationWriter.sha256(PLAIN));
        assertThat(SpecificationReader.create()
                        .read(SpecificationWriter.yaml(batch), "x", Overrides.none())
                        .orElseThrow())
                .isEqualTo(batch);
    }

    @Test
    void everyFieldThatChangesNumbersChangesTheHash() {
        String plain = SpecificationWriter.sha256(PLAIN);

        assertThat(PLAIN.with("seed=2")).extracting(SpecificationWriter::sha256).isNotEqualTo(plain);
        assertThat(PLAIN.with("venues[beta].takerFee=0.000401"))
                .extracting(SpecificationWriter::sha256)
                .isNotEqualTo(plain);
        assertThat(PLAIN.with("sentiment.network.seed=1"))
                .extracting(SpecificationWriter::sha256)
                .isNotEqualTo(plain);
    }

    @Test
    void canonicalJsonIsSortedAndWritesNumbersAsEcmaScriptDoes() {
        String json = SpecificationWriter.canonicalJson(PLAIN.with("asset.lotSize=1e-7", "asset.openInterest=1e9"));

        assertThat(json)
                .startsWith("{\"apiVersion\":\"stampede/v1\",\"kind\":\"ScenarioBatch\",\"metadata\":{\"labels\":{},")
                .contains("\"lotSize\":1e-7,\"openInterest\":1000000000,\"tickSize\":0.1,")
                .doesNotContain("execution");
    }

    @Test
    void jsonReadsBackAsYamlDoes() {
        String json = SpecificationWriter.tree(PLAIN).toPrettyString().replace("  ", "\t");

        assertThat(SpecificationReader.create().read(json, "x.json", Overrides.none()))
                .isEqualTo(new SpecificationResult.Accepted(PLAIN));
        assertThat(SpecificationReader.create().read(json, "standard input", Overrides.none()))
                .isEqualTo(new SpecificationResult.Accepted(PLAIN));
    }
}
