/** Whose certificates are believed. */
@NullMarked
package io.stampede.node.trust;

import org.jspecify.annotations.NullMarked;
