package dev.attune.cli.evaluate.reading;

import java.util.List;

/** What an evaluation uses of a row of the customers file, with the columns it may be found under. */
public enum StandingFigure {
    P_DEAD(0, 1, "p_dead"),
    RISK(0, 1, "risk"),
    HORIZON_DAYS(1, 36_500, "horizon_days"),
    EXPECTED_SPEND(0, Double.MAX_VALUE, "expected_spend"),
    VALUE_AT_RISK(0, Double.MAX_VALUE, "value_at_risk"),
    LIFETIME_SPEND(-Double.MAX_VALUE, Double.MAX_VALUE, "lifetime_spend"),
    PURCHASE_REPEATS(0, Double.MAX_VALUE, "repeat_purchases", "purchase_repeats"),
    /** Age at the last purchase, weeks: what the literature calls recency. */
    PURCHASE_AGE_AT_LAST(0, Double.MAX_VALUE, "recency_weeks", "purchase_age_at_last_weeks"),
    PURCHASE_AGE(0, Double.MAX_VALUE, "age_weeks", "purchase_age_weeks"),
    PURCHASE_P_DEAD(0, 1, "purchase_p_dead"),
    PURCHASE_P_ALIVE(0, 1, "purchase_p_alive"),
    PURCHASE_P_SILENT(0, 1, "purchase_p_silent"),
    ACTIVITY_AGE_AT_LAST(0, Double.MAX_VALUE, "activity_recency_weeks", "activity_age_at_last_weeks"),
    ACTIVITY_AGE(0, Double.MAX_VALUE, "activity_age_weeks"),
    ACTIVITY_P_DEAD(0, 1, "activity_p_dead"),
    ACTIVITY_P_ALIVE(0, 1, "activity_p_alive"),
    ACTIVITY_P_SILENT(0, 1, "activity_p_silent");

    private final double lowest;
    private final double highest;
    private final List<String> columns;

    StandingFigure(double lowest, double highest, String... columns) {
        this.lowest = lowest;
        this.highest = highest;
        this.columns = List.of(columns);
    }

    /** Names it may have; the first is the one of today. */
    public List<String> columns() {
        return columns;
    }

    double of(Row row) {
        for (String column : columns) {
            if (row.text(column) != null) {
                return row.number(column, lowest, highest);
            }
        }
        return Double.NaN;
    }
}
