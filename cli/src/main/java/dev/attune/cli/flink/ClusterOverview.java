package dev.attune.cli.flink;

/**
 * What a cluster has to offer.
 *
 * @param taskManagers registered now
 * @param slots of all task managers
 * @param freeSlots of them unused
 * @param version of Flink
 */
public record ClusterOverview(int taskManagers, int slots, int freeSlots, String version) {}
