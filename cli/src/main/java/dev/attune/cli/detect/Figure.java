package dev.attune.cli.detect;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number as it is shown: six significant digits, no exponent. */
final class Figure {

    private static final MathContext DIGITS = new MathContext(6);

    private Figure() {}

    static BigDecimal rounded(double figure) {
        BigDecimal rounded = new BigDecimal(figure, DIGITS).stripTrailingZeros();
        return new BigDecimal(rounded.toPlainString());
    }
}
