package io.stampede.k8s;

import java.util.function.Function;
import java.util.stream.Stream;

/** What every installation keeps to. */
enum Rule {
    PODS_ARE_RESTRICTED(WorkloadRules::restricted),
    IMAGES_ARE_PINNED(WorkloadRules::pinnedImages),
    SERVICES_ARE_PROBED(WorkloadRules::probes),
    MEMORY_IS_WHAT_WAS_ASKED_FOR(WorkloadRules::resources),
    BLOCKS_FIT_INTO_MEMORY(WorkloadRules::memoryOfBlocks),
    GRACE_OUTLASTS_SHUTDOWN(WorkloadRules::gracePeriod),
    NO_SERVICE_LINKS(WorkloadRules::noServiceLinks),
    JOBS_RETRY_WHAT_MAY_SUCCEED(WorkloadRules::exitCodes),
    VERBS_ARE_THOSE_USED(AccessRules::verbs),
    TOKENS_WHERE_USED(AccessRules::tokens),
    SECRETS_ARE_FILES(AccessRules::secretsAreFiles),
    SECRETS_ARE_KNOWN(AccessRules::secretsAreKnown),
    KEYS_CAN_BE_READ(AccessRules::keysCanBeRead),
    PODS_ARE_CLOSED(NetworkRules::closed),
    PORTS_ARE_ADMITTED(NetworkRules::portsAreAdmitted),
    ADMITTED_PORTS_EXIST(NetworkRules::admittedPortsExist),
    BOTH_ENDS_AGREE(NetworkRules::bothEndsAgree),
    SERVICE_PORTS_EXIST(NetworkRules::servicePorts),
    SELECTORS_MATCH(ReferenceRules::selectors),
    REFERENCES_EXIST(ReferenceRules::references),
    DISCOVERY_FINDS_COORDINATORS(ReferenceRules::discovery),
    QUORUM_IS_A_MAJORITY(ReferenceRules::quorum),
    AUTOSCALERS_SET_THE_NUMBER(ReferenceRules::replicas),
    SETTINGS_EXIST(SettingRules::environment),
    PATHS_ARE_MOUNTED(SettingRules::paths),
    VERSION_IS_THE_PROJECTS(SettingRules::version),
    NAMESPACE_IS_ONE(SettingRules::namespace),
    METRICS_EXIST(MetricRules::metrics),
    ALERTS_ARE_EXPLAINED(MetricRules::alerts),
    THRESHOLD_FOLLOWS_SLOTS(MetricRules::threshold);

    private final Function<Manifests, Stream<String>> check;

    Rule(Function<Manifests, Stream<String>> check) {
        this.check = check;
    }

    /** What breaks it, a sentence each. */
    Stream<String> violations(Manifests manifests) {
        return check.apply(manifests);
    }
}
