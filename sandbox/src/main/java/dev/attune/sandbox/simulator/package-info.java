/**
 * A population of customers with known truth: who they are, what they did, when and why they left, what went wrong.
 *
 * <p>This room must not know how the product detects anything: truth that borrows from the detector proves nothing.
 */
@NullMarked
package dev.attune.sandbox.simulator;

import org.jspecify.annotations.NullMarked;
