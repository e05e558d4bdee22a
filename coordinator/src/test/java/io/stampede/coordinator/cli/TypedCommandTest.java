package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedCommandTest {
    @Test
    void plainWordsStandAsTheyAre() {
        assertThat(TypedCommand.line(List.of("run", "my-market.yaml", "--set", "spec.seed=3")))
                .isEqualTo("stampede run my-market.yaml --set spec.seed=3");
    }

    @Test
    void whatAShellWouldTakeApartIsQuoted() {
        assertThat(TypedCommand.line(List.of("run", "a b;c", "venues[alpha].minDepth=0.05", "it's", "")))
                .isEqualTo("stampede run 'a b;c' 'venues[alpha].minDepth=0.05' 'it'\\''s' ''");
    }
}
