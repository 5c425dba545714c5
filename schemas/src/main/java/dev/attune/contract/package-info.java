/**
 * What travels: the topics, their schemas and the promises made about both.
 *
 * <p>This room must not read or write a record: it knows shapes, not bytes.
 */
@NullMarked
package dev.attune.contract;

import org.jspecify.annotations.NullMarked;
