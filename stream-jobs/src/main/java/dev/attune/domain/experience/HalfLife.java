package dev.attune.domain.experience;

/** {@link Decay} by one half-life; what is left after a pause of up to a week, as most are, is worked out once. */
public final class HalfLife {

    private static final int HOURS = 7 * 24;

    private final double days;
    private final float[] remaining = new float[HOURS];

    public HalfLife(double days) {
        this.days = days;
        for (int hours = 0; hours < HOURS; hours++) {
            remaining[hours] = (float) Decay.over(hours, days);
        }
    }

    /** What is left of 1 after {@code hours}, from 0 on. */
    float after(int hours) {
        return hours < HOURS ? remaining[hours] : (float) Decay.over(hours, days);
    }
}
