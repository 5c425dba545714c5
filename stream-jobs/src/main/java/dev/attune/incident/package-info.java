/**
 * What happens to many at once, found in the stream: windows of touchpoints, incidents, the alerts counted to them.
 *
 * <p>This room must not judge single customers, nor decide what an incident is: the domain does.
 */
@NullMarked
package dev.attune.incident;

import org.jspecify.annotations.NullMarked;
