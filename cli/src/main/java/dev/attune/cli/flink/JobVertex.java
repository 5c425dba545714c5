package dev.attune.cli.flink;

/**
 * A chain of operators that runs as one task per parallel instance.
 *
 * @param id 32 hexadecimal digits
 * @param status of its tasks together
 */
public record JobVertex(String id, String name, int parallelism, String status) {}
