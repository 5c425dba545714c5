package dev.attune.domain.incident;

/** How many distinct customers those with the smallest hashes stand for (Beyer et al. 2007). */
final class BottomHashes {

    private static final double HASHES = 18_446_744_073_709_551_616.0;

    private BottomHashes() {}

    /**
     * How many customers each of a sample stands for.
     *
     * @param size of the sample
     * @param most that it keeps: below it, it holds everybody
     * @param largest hash among them, unsigned
     */
    static double scale(int size, int most, long largest) {
        if (size < most) {
            return 1;
        }
        double share = ((largest >>> 11) * 2048.0) / HASHES;
        return Math.max(1, (most - 1) / share / most);
    }
}
