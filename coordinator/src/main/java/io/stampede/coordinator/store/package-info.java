/**
 * Batches and block results in a relational database: what is stored once counts once, and only the coordinator of the
 * newest epoch can write. Calls block on JDBC, so they belong on a dispatcher of their own, never in an actor.
 */
@NullMarked
package io.stampede.coordinator.store;

import org.jspecify.annotations.NullMarked;
