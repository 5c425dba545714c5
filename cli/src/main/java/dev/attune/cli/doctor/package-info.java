/**
 * What is wrong with an installation, and what to do about it.
 *
 * <p>This room must not repair anything: it says which command does.
 */
@NullMarked
package dev.attune.cli.doctor;

import org.jspecify.annotations.NullMarked;
