/**
 * History on its way in: event files to the input topics, or through a backtest, in the order in which it happened.
 *
 * <p>This room must not judge events: the rules are those of intake.
 */
@NullMarked
package dev.attune.cli.load;

import org.jspecify.annotations.NullMarked;
