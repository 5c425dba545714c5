/**
 * Alerts and incidents for people: read from their topics, told in plain words, explained.
 *
 * <p>This room must not judge anew: what it says is in the records.
 */
@NullMarked
package dev.attune.cli.alerts;

import org.jspecify.annotations.NullMarked;
