package dev.attune.customer;

import dev.attune.domain.customer.CustomerProfile;
import dev.attune.domain.customer.CustomerProfileCodec;
import dev.attune.state.LayoutSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The state's bytes: due, armed, then the profile in its own versioned layout. Evolution happens inside that layout,
 * so that the serializer itself never changes and every savepoint stays readable.
 */
public final class CustomerStateSerializer extends LayoutSerializer<CustomerState> {

    private static final long serialVersionUID = 1L;

    static final CustomerStateSerializer INSTANCE = new CustomerStateSerializer();

    @Override
    public CustomerState createInstance() {
        return new CustomerState(new CustomerProfile());
    }

    @Override
    public CustomerState copy(CustomerState from) {
        return from.copy();
    }

    @Override
    public void serialize(CustomerState state, DataOutputView target) throws IOException {
        target.writeLong(state.due);
        target.writeLong(state.armed);
        CustomerProfileCodec.write(state.profile, target);
    }

    @Override
    public CustomerState deserialize(DataInputView source) throws IOException {
        long due = source.readLong();
        long armed = source.readLong();
        return new CustomerState(CustomerProfileCodec.read(source), due, armed);
    }

    @Override
    public TypeSerializerSnapshot<CustomerState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into savepoints by class name: never move or rename. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CustomerState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
