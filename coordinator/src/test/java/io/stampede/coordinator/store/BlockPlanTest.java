package io.stampede.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlockPlanTest {
    @Property
    void blocksCoverEveryScenarioOnce(
            @ForAll @IntRange(min = 1, max = 5_000) int scenarios, @ForAll @IntRange(min = 1, max = 300) int lanes) {
        BlockPlan plan = new BlockPlan(scenarios, lanes);
        int next = 0;
        for (int block = 0; block < plan.blocks(); block++) {
            assertThat(plan.firstScenario(block)).isEqualTo(next);
            assertThat(plan.lanesOf(block)).isBetween(1, lanes);
            assertThat(plan.blockOf(next)).isEqualTo(block);
            next += plan.lanesOf(block);
            assertThat(plan.blockOf(next - 1)).isEqualTo(block);
        }
        assertThat(next).isEqualTo(scenarios);
        assertThatThrownBy(() -> plan.lanesOf(plan.blocks())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.blockOf(scenarios)).isInstanceOf(IllegalArgumentException.class);
    }
}
