package dev.attune.domain.episode;

/**
 * What a risk of leaving would be if one thing were different: the model's own answer, not advice.
 *
 * @param count how many of it: open support cases; 1 of everything else
 * @param points what it adds to the log-odds, negative
 * @param pDeadAfter probability of having left after it, evidence and calibration included
 * @param resolves whether that lies below the exit threshold, so that the episode ends
 * @param at when it would happen, epoch milliseconds UTC: as of the revision, or when enough has faded
 */
public record Remedy(RemedyAction action, int count, double points, double pDeadAfter, boolean resolves, long at) {}
