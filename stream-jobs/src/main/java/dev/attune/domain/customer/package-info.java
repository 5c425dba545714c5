/**
 * One customer: what is remembered of them, and what is judged from it at an instant.
 *
 * <p>This room must not know of engines, state handles or clocks: time comes in as an argument.
 */
@NullMarked
package dev.attune.domain.customer;

import org.jspecify.annotations.NullMarked;
