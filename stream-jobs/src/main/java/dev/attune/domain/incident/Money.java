package dev.attune.domain.incident;

import java.io.Serializable;

/**
 * An amount of one currency.
 *
 * @param currency ISO 4217 code
 * @param cents hundredths of the unit of currency
 */
public record Money(String currency, long cents) implements Serializable {}
