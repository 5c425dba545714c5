/**
 * Options by dotted key, and the validated settings made of them.
 *
 * <p>This room must not read the environment or know what a setting is used for.
 */
@NullMarked
package dev.attune.settings;

import org.jspecify.annotations.NullMarked;
