/** The social network: who listens to whom, who panics, and what stirs a trader before its own margin does. */
@NullMarked
package io.stampede.sentiment;

import org.jspecify.annotations.NullMarked;
