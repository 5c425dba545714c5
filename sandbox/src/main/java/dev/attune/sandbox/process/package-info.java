/**
 * Child JVMs of the sandbox: how one is started, watched, asked for its last words and ended.
 *
 * <p>It must not know what a child is for: brokers, registries and clusters have rooms of their own.
 */
@NullMarked
package dev.attune.sandbox.process;

import org.jspecify.annotations.NullMarked;
