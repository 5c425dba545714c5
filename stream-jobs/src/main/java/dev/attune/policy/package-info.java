/**
 * Reading and watching the policy in force.
 *
 * <p>This room must not hold rules of its own: validation is the domain's.
 */
@NullMarked
package dev.attune.policy;

import org.jspecify.annotations.NullMarked;
