package dev.attune.domain.event;

/** What a click event tells. The ordinal is written to the exchange: append only. */
public enum ClickKind {
    OTHER,
    PAGE_VIEW,
    CLICK,
    SEARCH,
    FORM,
    CART,
    CHECKOUT,
    ERROR,
    /** The page answered; needed to tell dead clicks. */
    REACTION,
    /** A marketing contact reached the customer. */
    CONTACT_SENT;

    /** Whether the customer did it, so that its day is a session-day: neither our own contacts nor the page's answers. */
    public boolean countsAsActivity() {
        return this != CONTACT_SENT && this != REACTION;
    }
}
