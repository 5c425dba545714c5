package dev.attune.sandbox.simulator;

/** Where a customer lives; each region is served by a carrier of its own. */
enum Region {
    NORTH,
    EAST,
    SOUTH,
    WEST;

    static Region draw(Draws draws) {
        return values()[draws.index(values().length)];
    }

    /** As the truth files write it. */
    String code() {
        return switch (this) {
            case NORTH -> "north";
            case EAST -> "east";
            case SOUTH -> "south";
            case WEST -> "west";
        };
    }

    String carrier() {
        return "carrier-" + code();
    }
}
