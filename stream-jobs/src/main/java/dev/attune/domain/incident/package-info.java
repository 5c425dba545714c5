/**
 * What happens to many at once: the series of touchpoints, what each could be expected to be, and the incidents.
 *
 * <p>This room must not know single customers, nor how an incident is delivered.
 */
@NullMarked
package dev.attune.domain.incident;

import org.jspecify.annotations.NullMarked;
