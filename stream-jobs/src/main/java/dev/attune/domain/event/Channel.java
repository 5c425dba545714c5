package dev.attune.domain.event;

/** Where the customer met us. The ordinal is written to the exchange: append only. */
public enum Channel {
    OTHER,
    WEB,
    MOBILE_APP,
    STORE,
    PHONE,
    CHAT,
    EMAIL,
    SOCIAL,
    PARTNER
}
