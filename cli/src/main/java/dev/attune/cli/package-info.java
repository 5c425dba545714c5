/**
 * The {@code attune} command line: its root, and what every command shares.
 *
 * <p>This room must not do a command's work: commands live in rooms of their own and join by {@link CommandProvider}.
 */
@NullMarked
package dev.attune.cli;

import org.jspecify.annotations.NullMarked;
