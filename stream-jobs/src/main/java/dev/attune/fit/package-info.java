/**
 * Parameters from histories: likelihoods of the models upstairs, their maxima, the choice between them.
 *
 * <p>This room must not judge customers nor read files: histories come in, a model goes out.
 */
@NullMarked
package dev.attune.fit;

import org.jspecify.annotations.NullMarked;
