/**
 * One scenario played again: asked for by its batch and number, compared with what is stored of it, and written with
 * its whole history as JSON, text, CSV and HTML.
 *
 * <p>It does not know how a scenario is played: whoever wires it gives it a {@link
 * io.stampede.coordinator.replay.ScenarioPlayer}.
 */
@NullMarked
package io.stampede.coordinator.replay;

import org.jspecify.annotations.NullMarked;
