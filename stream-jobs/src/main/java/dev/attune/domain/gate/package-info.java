/**
 * What a drop of one customer passes on its way out: whether an incident explains it, and how it is told then.
 *
 * <p>This room must not find incidents, nor judge customers: it takes both as they are told.
 */
@NullMarked
package dev.attune.domain.gate;

import org.jspecify.annotations.NullMarked;
