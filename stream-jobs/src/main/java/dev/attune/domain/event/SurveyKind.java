package dev.attune.domain.event;

/** Which question a survey asked. The ordinal is written to the exchange: append only. */
public enum SurveyKind {
    OTHER,
    CSAT,
    NPS,
    CES
}
