/**
 * What people change while the job runs, from the command line: models and word of the feeds, written to their control
 * topics and read from there.
 *
 * <p>This room must not decide when a change holds: the job does.
 */
@NullMarked
package dev.attune.cli.control;

import org.jspecify.annotations.NullMarked;
