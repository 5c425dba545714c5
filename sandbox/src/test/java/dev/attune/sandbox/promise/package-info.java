/**
 * The promises of the product, kept on real parts: same input, same alerts; nothing lost; exactly once.
 *
 * <p>It must not look inside the job: what counts is what stands in the topics.
 */
@NullMarked
package dev.attune.sandbox.promise;

import org.jspecify.annotations.NullMarked;
