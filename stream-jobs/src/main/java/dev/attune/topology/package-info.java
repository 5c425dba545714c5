/**
 * How the rooms are wired into a job graph, shared by production, backtest and tests.
 *
 * <p>This room must not contain logic.
 */
@NullMarked
package dev.attune.topology;

import org.jspecify.annotations.NullMarked;
