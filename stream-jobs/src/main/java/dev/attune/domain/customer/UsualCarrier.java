package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who brings a customer's orders, as far as it is always the same: known from the first delivery on, in doubt once another
 * brings one, known again after {@value #SURE} in a row. Where nobody says who carries an order, it is supposed to be them.
 */
final class UsualCarrier {

    private static final int SURE = 3;

    private @Nullable String last;

    /** Deliveries in a row by the last one, up to {@link #SURE}; the first of all counts as so many. */
    private int sure;

    /** Takes in who brought an order, in order of event time. */
    void brought(String carrier) {
        if (last == null) {
            sure = SURE;
        } else {
            sure = last.equals(carrier) ? Math.min(SURE, sure + 1) : 1;
        }
        last = carrier;
    }

    /** Null where nobody is known, or not for sure. */
    @Nullable
    String known() {
        return sure == SURE ? last : null;
    }

    UsualCarrier copy() {
        UsualCarrier copy = new UsualCarrier();
        copy.last = last;
        copy.sure = sure;
        return copy;
    }

    /** A byte where nobody brought anything yet. */
    void write(DataOutput out) throws IOException {
        out.writeByte(sure);
        if (sure > 0) {
            Packed.writeText(out, last);
        }
    }

    static UsualCarrier read(DataInput in) throws IOException {
        UsualCarrier carrier = new UsualCarrier();
        carrier.sure = Packed.readCount(in, SURE);
        carrier.last = carrier.sure == 0 ? null : Packed.readText(in);
        return carrier;
    }
}
