/**
 * What a Flink cluster says about its jobs over REST, and the few things it can be told.
 *
 * <p>It must not print: commands decide what of it a person sees.
 */
@NullMarked
package dev.attune.cli.flink;

import org.jspecify.annotations.NullMarked;
