/**
 * The commands by which people say something of alerts, and see what holds and how alerts turned out.
 *
 * <p>This room must not decide when feedback holds: the job does.
 */
@NullMarked
package dev.attune.cli.feedback;

import org.jspecify.annotations.NullMarked;
