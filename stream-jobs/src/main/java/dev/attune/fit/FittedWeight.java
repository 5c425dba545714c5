package dev.attune.fit;

/**
 * The weight of one reason of evidence.
 *
 * @param standing points as the policy has them
 * @param learned points
 * @param outcomes known outcomes with such evidence
 */
public record FittedWeight(double standing, double learned, int outcomes) {}
