/**
 * The bridge's configuration: receivers, what each wants to hear, how hard it is tried, whose secrets sign.
 *
 * <p>This room must not print a secret, nor an address beyond its host.
 */
@NullMarked
package dev.attune.cli.bridge.settings;

import org.jspecify.annotations.NullMarked;
