package dev.attune.domain.policy;

import java.io.Serializable;
import java.util.List;

/**
 * What is none of the business of those who are told. Elements of pages that are meant to be clicked again and again are in
 * {@link JourneyPolicy#ignoredElements}.
 *
 * @param customers test customers: their ids, or how ids begin that end in {@code *}. What they do is taken in and counted,
 *     and nothing is told of it: no alert, no health, no figure of a touchpoint, a product or a stage; what was open is told
 *     to have expired
 * @param touchpoints where what happens is no experience: it gives no signal and is in no window, though it is a visit
 */
public record IgnorePolicy(List<String> customers, List<String> touchpoints) implements Serializable {

    private static final int MOST = 1_000;
    private static final String ANY = "*";

    public IgnorePolicy {
        customers = List.copyOf(customers);
        touchpoints = List.copyOf(touchpoints);
    }

    /** Whether nothing is to be told of a customer. */
    public boolean ignoresCustomer(String customerId) {
        for (int i = 0; i < customers.size(); i++) {
            String name = customers.get(i);
            boolean begins =
                    name.endsWith(ANY) && customerId.startsWith(name.substring(0, name.length() - ANY.length()));
            if (begins || customerId.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what happens at a touchpoint is no experience. */
    public boolean ignoresTouchpoint(String touchpoint) {
        return touchpoints.contains(touchpoint);
    }

    void check(String key, PolicyRules rules) {
        rules.between(key + ".customers", customers.size(), 0, MOST);
        rules.between(key + ".touchpoints", touchpoints.size(), 0, MOST);
        customers.forEach(name -> rules.require(
                !name.isBlank()
                        && !name.equals(ANY)
                        && name.indexOf(ANY) == name.lastIndexOf(ANY)
                        && (!name.contains(ANY) || name.endsWith(ANY)),
                key + ".customers",
                "must be ids, or how they begin with one * at the end",
                name));
        touchpoints.forEach(name -> rules.filled(key + ".touchpoints", name));
    }
}
