package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The versioned binary layout of {@link CustomerProfile}: one byte of version, then the fields. */
public final class CustomerProfileCodec {

    /** The layout written; every released one is read. */
    public static final int VERSION = 1;

    private CustomerProfileCodec() {}

    public static void write(CustomerProfile profile, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Packed.writeSigned(out, profile.lastEventTime);
    }

    public static CustomerProfile read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a customer profile must be version 1, but was " + version);
        }
        CustomerProfile profile = new CustomerProfile();
        profile.lastEventTime = Packed.readSigned(in);
        return profile;
    }
}
