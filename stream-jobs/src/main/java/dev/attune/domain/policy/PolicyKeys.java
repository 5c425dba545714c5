package dev.attune.domain.policy;

import java.util.Locale;

/** How constants are spelled in policy keys: {@code LATE_DELIVERY} is {@code late-delivery}. */
public final class PolicyKeys {

    private PolicyKeys() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
