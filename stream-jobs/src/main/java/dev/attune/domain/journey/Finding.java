package dev.attune.domain.journey;

/** What a step makes of the steps before it. */
public enum Finding {
    /** It says nothing either way. */
    NOTHING,
    /** It might have been the one that makes trouble of them, and was not. */
    FINE,
    /** It makes trouble of them; the steps that go on in the same way say nothing more. */
    TROUBLE
}
