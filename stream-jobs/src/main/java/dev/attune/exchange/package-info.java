/**
 * How our own types cross between operators: immutable values with a compact binary form, never Kryo, never Avro.
 *
 * <p>This room must not know any of those types, nor be used for state: nothing here can evolve.
 */
@NullMarked
package dev.attune.exchange;

import org.jspecify.annotations.NullMarked;
