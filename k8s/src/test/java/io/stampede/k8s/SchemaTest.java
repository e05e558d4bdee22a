package io.stampede.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every object is one that the API server would take: no unknown field at any depth, no missing one, no wrong type. */
class SchemaTest {
    @TestFactory
    Stream<DynamicTest> objectsFitTheirKind() {
        return Rendering.KUSTOMIZATIONS.keySet().stream()
                .flatMap(file -> Manifests.read(file).stream()
                        .map(object -> dynamicTest(
                                file + ": " + object.path("kind").asText() + "/" + Manifests.nameOf(object),
                                () -> ObjectSchema.check(object))));
    }

    @Test
    void everyFileHasObjects() {
        for (Map.Entry<String, String> entry : Rendering.KUSTOMIZATIONS.entrySet()) {
            assertThat(Manifests.read(entry.getKey())).as(entry.getValue()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment/stampede-node | /spec/template/spec/containers/0/livenesProbe | {}",
                "Deployment/stampede-node | /spec/template/spec/containers/0/livenessProbe/periodSecond | 3",
                "Deployment/stampede-node | /spec/replicas | one",
                "Deployment/stampede-node | /spec/selector | ''",
                "Job/stampede-batch | /spec/podFailurePolicy/rules/0/actions | Ignore",
                "CronJob/stampede-retention | /spec/jobTemplate/spec/template/spec/containers/0/arg | []",
                "NetworkPolicy/stampede-node | /spec/ingress/0/from/0/podSelectors | {}",
                "PodDisruptionBudget/stampede-node | /spec/minimum | 1",
                "ValidatingAdmissionPolicy/stampede-own-pod | /spec/validations/0/expresion | true",
                "Certificate/stampede-api | /spec/dnsName | [a]",
                "Certificate/stampede-api | /spec/secretName | ''",
                "Issuer/stampede-api | /spec/ca/secret | a",
                "ScaledObject/stampede-node | /spec/triggers/0/metadata/threshold | 240",
                "ScaledObject/stampede-node | /spec/maxReplicas | 3",
                "ScaledObject/stampede-node | /spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/window | 3",
                "ServiceMonitor/stampede-coordinator | /spec/endpoints/0/ports | http",
                "PodMonitor/stampede-node | /spec/podMetricsEndpoint | []",
                "PrometheusRule/stampede | /spec/groups/0/rules/0/expression | up",
            })
    void faultsAreSeen(String object, String pointer, String value) {
        Manifests faulty = Manifests.production().with(object, pointer, value);
        JsonNode found = faulty.objects().stream()
                .filter(each -> object.equals(each.path("kind").asText() + "/" + Manifests.nameOf(each)))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> ObjectSchema.check(found)).isInstanceOf(IllegalArgumentException.class);
    }
}
