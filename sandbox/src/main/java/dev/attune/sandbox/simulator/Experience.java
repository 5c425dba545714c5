package dev.attune.sandbox.simulator;

/**
 * What a customer lived through since their last order settled, and how much likelier it makes them leave. The effects
 * are the known truth of SCIENCE section 6, on the log-odds scale: errors .9, slow pages .7, a late delivery 1.2, each
 * unresolved ticket 1.5, each resolved one -.4.
 */
final class Experience {

    private static final int ENOUGH_PAGES = 3;
    private static final double SLOW_SHARE = 0.3;
    private static final int MOST_TICKETS = 2;

    private int pages;
    private int slowPages;
    private int errors;
    private boolean late;
    private int openTickets;
    private int resolvedTickets;

    void sawPage(boolean slow, boolean error) {
        pages++;
        slowPages += slow ? 1 : 0;
        errors += error ? 1 : 0;
    }

    void deliveredLate() {
        late = true;
    }

    void openedTicket() {
        openTickets++;
    }

    void sawTicketResolved() {
        openTickets--;
        resolvedTickets++;
    }

    /** Change of the log-odds to leave. */
    double effect() {
        double effect = errors > 0 ? 0.9 : 0;
        effect += pages >= ENOUGH_PAGES && slowPages >= SLOW_SHARE * pages ? 0.7 : 0;
        effect += late ? 1.2 : 0;
        effect += 1.5 * Math.min(openTickets, MOST_TICKETS);
        return effect - 0.4 * Math.min(resolvedTickets, MOST_TICKETS);
    }

    /** The customer stayed: what was is forgiven, open tickets are still open. */
    void forget() {
        pages = 0;
        slowPages = 0;
        errors = 0;
        late = false;
        resolvedTickets = 0;
    }
}
