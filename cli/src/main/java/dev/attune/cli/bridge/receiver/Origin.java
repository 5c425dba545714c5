package dev.attune.cli.bridge.receiver;

/** Where a record stands. */
public record Origin(String topic, int partition, long offset) {}
