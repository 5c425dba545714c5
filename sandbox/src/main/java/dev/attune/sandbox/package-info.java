/**
 * What makes one command possible: real parts on this machine, and something to feed them with.
 *
 * <p>Production must not depend on it.
 */
@NullMarked
package dev.attune.sandbox;

import org.jspecify.annotations.NullMarked;
