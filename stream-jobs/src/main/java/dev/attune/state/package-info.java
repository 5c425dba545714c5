/**
 * How our own types are kept in Flink's state: by a layout that carries its version, behind a serializer that never changes.
 *
 * <p>This room must not know any of those types, nor their layouts: each room keeps its own.
 */
@NullMarked
package dev.attune.state;

import org.jspecify.annotations.NullMarked;
