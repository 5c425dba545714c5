package dev.attune.customer;

import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.writeOptionalText;

import dev.attune.domain.event.Channel;
import dev.attune.exchange.BinaryCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The wire form of {@link CustomerOutput} between operators of one job. */
public final class CustomerOutputCodec implements BinaryCodec<CustomerOutput> {

    private static final long serialVersionUID = 1L;

    private static final int REVISION = 0;
    private static final int HEALTH = 1;

    private static final Channel[] CHANNELS = Channel.values();
    private static final int NOWHERE = 0xFF;

    @Override
    public void write(CustomerOutput value, DataOutput out) throws IOException {
        if (value instanceof CustomerOutput.Revision revision) {
            out.writeByte(REVISION);
            RevisionLayout.write(revision.revision(), out);
        } else if (value instanceof CustomerOutput.Health health) {
            out.writeByte(HEALTH);
            AssessmentLayout.write(health.assessment(), out);
        }
        writeOptionalText(value.lineage().traceparent(), out);
        out.writeLong(value.lineage().inputTime());
        writeChannel(value.lineage().channel(), out);
        writeOptionalText(value.lineage().partner(), out);
    }

    @Override
    public CustomerOutput read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case REVISION -> new CustomerOutput.Revision(RevisionLayout.read(in), readLineage(in));
            case HEALTH -> new CustomerOutput.Health(AssessmentLayout.read(in), readLineage(in));
            default -> throw new IOException("unknown kind of customer output: " + kind);
        };
    }

    private static Lineage readLineage(DataInput in) throws IOException {
        return new Lineage(readOptionalText(in), in.readLong(), readChannel(in), readOptionalText(in));
    }

    private static void writeChannel(@Nullable Channel channel, DataOutput out) throws IOException {
        out.writeByte(channel == null ? NOWHERE : channel.ordinal());
    }

    private static @Nullable Channel readChannel(DataInput in) throws IOException {
        int channel = in.readUnsignedByte();
        return channel == NOWHERE ? null : CHANNELS[channel];
    }
}
