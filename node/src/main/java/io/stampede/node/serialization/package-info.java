/**
 * How the messages of {@code node.protocol} become bytes: Kryo with fixed class ids, numbered record components and
 * bounded input.
 */
@NullMarked
package io.stampede.node.serialization;

import org.jspecify.annotations.NullMarked;
