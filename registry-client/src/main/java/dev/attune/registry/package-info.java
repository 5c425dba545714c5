/**
 * The way to the schema registry: schemas by id, ids by schema, compatibility levels.
 *
 * <p>This room must not decide what to do about a failure: it says which kind it was.
 */
@NullMarked
package dev.attune.registry;

import org.jspecify.annotations.NullMarked;
