package dev.attune.domain.episode;

import java.util.List;

/**
 * How much the figures can be trusted.
 *
 * @param level in [0, 1]
 * @param missing codes of what is not known (a feed never seen, mixed currencies, too few purchases), sorted
 */
public record Confidence(double level, List<String> missing) {}
