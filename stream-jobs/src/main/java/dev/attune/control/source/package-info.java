/**
 * From records of the control topics to changes they state; how those topics are read.
 *
 * <p>This room must not decide when a change holds.
 */
@NullMarked
package dev.attune.control.source;

import org.jspecify.annotations.NullMarked;
