/** Starts a member of the cluster: its configuration, its roles, its seats, the sharding of slots. */
@NullMarked
package io.stampede.node.cluster;

import org.jspecify.annotations.NullMarked;
