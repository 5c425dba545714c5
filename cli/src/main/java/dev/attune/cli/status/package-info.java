/**
 * How the running job does, at a glance.
 *
 * <p>This room must not judge: what is wrong and what to do about it is {@code doctor}'s to say.
 */
@NullMarked
package dev.attune.cli.status;

import org.jspecify.annotations.NullMarked;
