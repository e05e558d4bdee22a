package io.stampede.node.protocol;

/**
 * What the coordinator, a cluster singleton, understands.
 *
 * <p>Of these only {@link SlotProtocol.Report}s come from other nodes. The coordinator adds messages of its own, which
 * stay in its process: they must be marked {@code NoSerializationVerificationNeeded}.
 */
public interface CoordinatorMessage {
    /** Name of the singleton. */
    String SINGLETON_NAME = "coordinator";
}
