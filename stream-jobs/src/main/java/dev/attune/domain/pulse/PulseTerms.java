package dev.attune.domain.pulse;

import java.io.Serializable;

/**
 * What a pulse is told by.
 *
 * @param spanDays how many days a buyer of a product has to come back for it
 * @param policyVersion the policy in force at the end of the window
 */
public record PulseTerms(int spanDays, String policyVersion) implements Serializable {}
