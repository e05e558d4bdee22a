/** What a process tells Kubernetes about itself. */
@NullMarked
package io.stampede.node.kubernetes;

import org.jspecify.annotations.NullMarked;
