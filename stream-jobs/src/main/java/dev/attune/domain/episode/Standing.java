package dev.attune.domain.episode;

import dev.attune.domain.policy.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with one kind of episode at one instant.
 *
 * @param enters whether the enter threshold is reached and enough is known
 * @param leaves whether the exit threshold is reached
 * @param severity from the score alone
 * @param score what alerts tell
 * @param cause the largest contribution; null where none stands out
 * @param afterEvent whether something happened since the last look; silence alone never makes a new cause
 */
public record Standing(
        boolean enters,
        boolean leaves,
        Severity severity,
        double score,
        @Nullable Reason cause,
        boolean afterEvent) {}
