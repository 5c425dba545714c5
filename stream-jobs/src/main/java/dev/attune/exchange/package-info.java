/**
 * How our own types cross between operators: immutable values with a compact binary form, never Kryo, never Avro.
 *
 * <p>This room must not know any of those types, nor be used for Flink's state: nothing here can evolve by itself. Whoever
 * keeps such bytes (the tick queue does) versions them and keeps golden ones among its tests.
 */
@NullMarked
package dev.attune.exchange;

import org.jspecify.annotations.NullMarked;
