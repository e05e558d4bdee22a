package io.stampede.node.cluster;

/** What a member of the cluster does. */
public enum ClusterRole {
    /** May host the coordinator. */
    COORDINATOR("coordinator"),
    /** Hosts slots. */
    NODE("node");

    private final String key;

    ClusterRole(String key) {
        this.key = key;
    }

    /** The name of the role in the cluster; stable. */
    public String key() {
        return key;
    }
}
