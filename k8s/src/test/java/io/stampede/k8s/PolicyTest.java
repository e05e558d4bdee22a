package io.stampede.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every installation keeps every rule, and every rule sees the faults that are planted for it. */
class PolicyTest {
    @TestFactory
    Stream<DynamicTest> installationsKeepTheRules() {
        return Manifests.all().stream()
                .flatMap(manifests -> Stream.of(Rule.values())
                        .map(rule -> dynamicTest(
                                manifests.name() + ": " + rule,
                                () -> assertThat(rule.violations(manifests)).isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> rulesSeeWhatIsPlanted() {
        return PlantedFault.all()
                .map(fault -> dynamicTest(
                        fault.toString(),
                        () -> assertThat(fault.rule().violations(fault.planted()))
                                .isNotEmpty()));
    }

    @Test
    void everyRuleHasAFault() {
        assertThat(PlantedFault.all().map(PlantedFault::rule).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Rule.class));
    }

    /** A rule over an empty set would pass: these see what they are about. */
    @Test
    void rulesHaveObjects() {
        Manifests production = Manifests.production();
        assertThat(production.objects()).hasSizeGreaterThan(35);
        assertThat(production.workloads().map(Workload::id))
                .containsExactlyInAnyOrder(
                        "Deployment/stampede-coordinator",
                        "Deployment/stampede-node",
                        "CronJob/stampede-retention",
                        "Job/stampede-batch");
        assertThat(MetricRules.expressions(production)).hasSizeGreaterThan(30);
        assertThat(Sources.metricNames()).contains("stampede_slots", "stampede_node_blocks_seconds_sum");
        assertThat(Sources.metricNames())
                .contains("stampede_blocks_stored_total")
                .hasSizeGreaterThan(15);
        assertThat(Sources.environmentNames()).contains("STAMPEDE_API_TOKENS_FILE", "STAMPEDE_SERVER");
    }

    /** 12 phases: 9 of 5 s, 2 of 10 s and the slots' 20 s; the process waits 90 s for them. */
    @Test
    void shutdownMayTakeLongerThanAllItsPhases() {
        assertThat(Sources.shutdownSeconds()).isEqualTo(90);
    }

    @Test
    void metricsOfAnExpressionAreItsNames() {
        assertThat(MetricRules.metricsOf("sum by (pod) (rate(a_total{x=\"y\"}[5m])) > 2 and scalar(b) * vector(1)"))
                .containsExactly("a_total", "b");
    }
}
