package dev.attune.domain.customer;

/**
 * Figures of one trailing window.
 *
 * @param days length of the window in days (1/24 for the hour)
 * @param interactions all interactions
 * @param sessions sessions begun
 * @param purchases purchases counted
 * @param errors errors met on pages
 * @param frictions other negative signals (slow pages, failed payments, late deliveries, complaints, low ratings, ...)
 * @param contacts support contacts
 * @param spend in the customer's currency
 */
public record Window(
        double days,
        long interactions,
        long sessions,
        long purchases,
        long errors,
        long frictions,
        long contacts,
        double spend) {}
