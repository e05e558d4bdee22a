package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VenueTemplateTest {

    private static ScenarioBatch read(String venue) {
        String text =
                "{apiVersion: stampede/v1, kind: ScenarioBatch, metadata: {name: m}, spec: {venues: [" + venue + "]}}";
        return SpecificationReader.create()
                .read(text, "m.yaml", Overrides.none())
                .orElseThrow();
    }

    @Test
    void aVenueLikeHyperliquidClosesAFifthThenAllWithinThirtySeconds() {
        VenueSpecification venue =
                read("{name: v, weight: 1, like: HYPERLIQUID}").spec().venues().get(0);

        assertThat(venue.liquidation().policy()).isEqualTo(LiquidationPolicy.PARTIAL20);
        assertThat(venue.liquidation().partialCooldown()).isEqualTo(Duration.ofSeconds(30));
        assertThat(venue.liquidation().feePpm()).isZero();
        assertThat(venue.fundingInterval()).isEqualTo(Optional.of(Duration.ofHours(1)));
    }

    @Test
    void whatIsGivenStandsAndTheRestIsTheTemplates() {
        VenueSpecification venue = read("{name: v, weight: 1, like: DERIBIT, takerFee: 0.001}")
                .spec()
                .venues()
                .get(0);

        assertThat(venue.takerFeePpm()).isEqualTo(1_000);
        assertThat(venue.autoDeleveraging().policy()).isEqualTo(AutoDeleveragingPolicy.SOCIALISE);
    }

    @ParameterizedTest
    @EnumSource
    void aTemplateWrittenOutReadsBackTheSame(VenueTemplate template) {
        ScenarioBatch plain = ScenarioBatch.defaults("m");
        ScenarioBatch batch =
                plain.withSpec(plain.spec().withVenues(List.of(VenueSpecification.like(template, "v", 1))));

        ScenarioBatch back = SpecificationReader.create()
                .read(SpecificationWriter.yaml(batch), "m.yaml", Overrides.none())
                .orElseThrow();

        assertThat(back).isEqualTo(batch);
    }
}
