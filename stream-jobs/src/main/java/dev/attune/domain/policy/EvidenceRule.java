package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * What makes evidence of an event beyond the event itself.
 *
 * @param mitigation how much a history of purchases softens bad experience: points are divided by 1 + mitigation x ln(1 +
 *     repeat purchase days), not negative (the direction: Knox, van Oest 2014)
 * @param renewalGraceDays days after the announced renewal of a subscription from which it counts as not renewed
 * @param contactDays days within which support contacts are held against exposure, in [1, 90]
 * @param expectedContacts contacts within those days that surprise nobody
 * @param contactsPerPurchase expected contacts more for each purchase day in them
 * @param contactsPerVisit expected contacts more for each session in them
 */
public record EvidenceRule(
        double mitigation,
        double renewalGraceDays,
        int contactDays,
        double expectedContacts,
        double contactsPerPurchase,
        double contactsPerVisit)
        implements Serializable {

    /** What bad experience counts for a customer with so many repeat purchase days, in (0, 1]. */
    public double share(int repeats) {
        return repeats <= 0 ? 1 : 1 / (1 + mitigation * StrictMath.log1p(repeats));
    }

    /** Contacts that the exposure explains. */
    public double expected(double purchases, double visits) {
        return expectedContacts + contactsPerPurchase * purchases + contactsPerVisit * visits;
    }

    void check(String key, PolicyRules rules) {
        rules.notNegative(key + ".mitigation", mitigation);
        rules.notNegative(key + ".renewal-grace-days", renewalGraceDays);
        rules.between(key + ".contact-days", contactDays, 1, 90);
        rules.notNegative(key + ".expected-contacts", expectedContacts);
        rules.notNegative(key + ".contacts-per-purchase", contactsPerPurchase);
        rules.notNegative(key + ".contacts-per-visit", contactsPerVisit);
    }
}
