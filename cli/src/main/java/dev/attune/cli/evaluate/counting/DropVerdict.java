package dev.attune.cli.evaluate.counting;

/** What an experience-drop alert was worth; the first that fits holds. */
public enum DropVerdict {
    /** Opened inside an injected drop of this customer, or within {@link DropRules#AFTER_DROP} after it. */
    IN_DROP,
    /** Its main reason is of delivery or support, and such a thing went wrong shortly before. */
    JUSTIFIED,
    /** During an incident that explains it: neither right nor false. */
    IN_INCIDENT,
    /** None of these. */
    FALSE
}
