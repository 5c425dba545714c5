package dev.attune.domain.episode;

/** How bad it is for the customer, from the score alone; what it is worth is the priority's business. Append only. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
