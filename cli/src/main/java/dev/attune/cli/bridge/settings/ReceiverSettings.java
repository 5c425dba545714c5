package dev.attune.cli.bridge.settings;

/**
 * One receiver.
 *
 * @param name part of its consumer group: another name is another receiver, which begins anew
 * @param fromBeginning where it begins when it has no position yet: at the oldest alert kept, or at the next one
 * @param mostOpen open episodes that are remembered at most
 */
public record ReceiverSettings(
        String name, Target target, Selection selection, Effort effort, boolean fromBeginning, int mostOpen) {}
