package dev.attune.sandbox.simulator;

/** The touchpoints of the simulated shop, each with its usual latency (median, milliseconds) and errors per view. */
enum Page {
    HOME("home", 285, 0.0020),
    SEARCH("search", 425, 0.0042),
    PRODUCT("product", 330, 0.0028),
    CART("cart", 380, 0.0050),
    CHECKOUT("checkout", 670, 0.0105),
    ACCOUNT("account", 330, 0.0036);

    final String touchpoint;
    final double medianLatency;
    final double errorRate;

    Page(String touchpoint, double medianLatency, double errorRate) {
        this.touchpoint = touchpoint;
        this.medianLatency = medianLatency;
        this.errorRate = errorRate;
    }

    String path() {
        return "/" + touchpoint;
    }

    /** The next page of a visitor who only looks around. */
    static Page browse(Draws draws) {
        double position = draws.uniform();
        if (position < 0.20) {
            return HOME;
        }
        if (position < 0.47) {
            return SEARCH;
        }
        if (position < 0.79) {
            return PRODUCT;
        }
        return position < 0.89 ? CART : ACCOUNT;
    }
}
