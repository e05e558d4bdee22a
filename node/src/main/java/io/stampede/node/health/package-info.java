/** Whether a process is alive and ready, for whoever supervises it. */
@NullMarked
package io.stampede.node.health;

import org.jspecify.annotations.NullMarked;
