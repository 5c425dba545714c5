package dev.attune.domain.numbers;

/**
 * The natural logarithms of {@link StrictMath}, bit for bit, without its call into native code (before Java 21), which takes
 * longer than the logarithm. Arguments beyond the usual range are left to {@link StrictMath}.
 *
 * <p>The method and its constants are those of fdlibm 5.3 ({@code e_log.c}, {@code s_log1p.c}), which {@link StrictMath} is
 * specified to give the results of: x = 2^k (1 + f), with 1 + f between sqrt(2)/2 and sqrt(2), and a polynomial in
 * (f/(2 + f))^2 for ln(1 + f). Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
public final class Logarithms {

    private static final double LN_2_HIGH = 6.93147180369123816490e-01;
    private static final double LN_2_LOW = 1.90821492927058770002e-10;
    private static final double L1 = 6.666666666666735130e-01;
    private static final double L2 = 3.999999999940941908e-01;
    private static final double L3 = 2.857142874366239149e-01;
    private static final double L4 = 2.222219843214978396e-01;
    private static final double L5 = 1.818357216161805012e-01;
    private static final double L6 = 1.531383769920937332e-01;
    private static final double L7 = 1.479819860511658591e-01;

    private static final int FRACTION_BITS = 20;
    private static final int FRACTION = 0x000fffff;
    private static final int BIAS = 1023;
    private static final int ONE = 0x3ff00000;
    private static final long LOW_WORD = 0xffffffffL;

    /** Below it 1 + x is not scaled: sqrt(2) - 1, in fdlibm's rounding. */
    private static final int UNSCALED = 0x3fda827a;

    /** 2^-20: below it the series has two terms. */
    private static final double SMALL = 0x1p-20;

    /** 2^53: from it on 1 + x is x. */
    private static final double LARGE = 0x1p53;

    private Logarithms() {}

    /** {@link StrictMath#log}. */
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return StrictMath.log(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        int high = (int) (bits >> 32);
        int fraction = high & FRACTION;
        int carry = (fraction + 0x95f64) & 0x100000;
        double k = (high >> FRACTION_BITS) - BIAS + (carry >> FRACTION_BITS);
        double f = withHigh(bits, fraction | (carry ^ ONE)) - 1;
        if ((FRACTION & (2 + fraction)) < 3) {
            return StrictMath.log(x);
        }
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (L2 + w * (L4 + w * L6));
        double odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
        double r = odd + even;
        if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
            double half = 0.5 * f * f;
            return k == 0
                    ? f - (half - s * (half + r))
                    : k * LN_2_HIGH - ((half - (s * (half + r) + k * LN_2_LOW)) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN_2_HIGH - ((s * (f - r) - k * LN_2_LOW) - f);
    }

    /** {@link StrictMath#log1p}. */
    public static double log1p(double x) {
        if (!(x >= SMALL && x < LARGE)) {
            return StrictMath.log1p(x);
        }
        if ((int) (Double.doubleToRawLongBits(x) >> 32) < UNSCALED) {
            double half = 0.5 * x * x;
            double s = x / (2 + x);
            return x - (half - s * (half + tail(s * s)));
        }
        double u = 1 + x;
        long bits = Double.doubleToRawLongBits(u);
        int high = (int) (bits >> 32);
        int exponent = (high >> FRACTION_BITS) - BIAS;
        double c = (exponent > 0 ? 1 - (u - x) : x - (u - 1)) / u;
        int fraction = high & FRACTION;
        boolean lower = fraction < 0x6a09e;
        double k = lower ? exponent : exponent + 1;
        double f = withHigh(bits, fraction | (lower ? ONE : ONE - 0x100000)) - 1;
        if (fraction == 0 || (!lower && 0x100000 - fraction < 4)) {
            return StrictMath.log1p(x);
        }
        double half = 0.5 * f * f;
        double s = f / (2 + f);
        double r = tail(s * s);
        return k == 0
                ? f - (half - s * (half + r))
                : k * LN_2_HIGH - ((half - (s * (half + r) + (k * LN_2_LOW + c))) - f);
    }

    private static double tail(double z) {
        return z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
    }

    private static double withHigh(long bits, int high) {
        return Double.longBitsToDouble(((long) high << 32) | (bits & LOW_WORD));
    }
}
