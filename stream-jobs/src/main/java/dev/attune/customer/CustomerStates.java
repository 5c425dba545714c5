package dev.attune.customer;

import dev.attune.domain.customer.CustomerProfile;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.util.function.BiConsumerWithException;
import org.jspecify.annotations.Nullable;

/** The state of the customers of a subtask, and the one timer of each. All but the walks go by the current key. */
final class CustomerStates {

    private final CustomerSettings settings;
    private final ValueStateDescriptor<CustomerState> descriptor;
    private final ValueState<CustomerState> states;
    private final ValueStateDescriptor<CustomerState> formerDescriptor;

    /** Customers who expired, in bounded runs that end with an assessment of everybody; empty in live ones. */
    private final ValueState<CustomerState> formerStates;

    private final InternalTimerService<VoidNamespace> timers;
    private final KeyedStateBackend<Object> backend;

    CustomerStates(
            CustomerSettings settings,
            KeyedStateStore store,
            InternalTimerService<VoidNamespace> timers,
            KeyedStateBackend<Object> backend) {
        this.settings = settings;
        this.descriptor = descriptor("customer-profile");
        this.states = store.getState(descriptor);
        this.formerDescriptor = descriptor("former-customer-profile");
        this.formerStates = store.getState(formerDescriptor);
        this.timers = timers;
        this.backend = backend;
    }

    private ValueStateDescriptor<CustomerState> descriptor(String name) {
        ValueStateDescriptor<CustomerState> made = new ValueStateDescriptor<>(name, CustomerStateSerializer.INSTANCE);
        made.enableTimeToLive(settings.timeToLive());
        return made;
    }

    /** Of a customer known or new. */
    CustomerState current() throws Exception {
        CustomerState state = states.value();
        return state == null ? new CustomerState(new CustomerProfile()) : state;
    }

    /** Null of a customer who is not known. */
    @Nullable
    CustomerState stored() throws Exception {
        return states.value();
    }

    /** Keeps the state, and sees that its timer is no later than it is due. */
    void keep(CustomerState state) throws Exception {
        if (state.due < state.armed) {
            disarm(state);
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, state.due);
            state.armed = state.due;
        }
        states.update(state);
    }

    private void disarm(CustomerState state) {
        if (state.armed != CustomerState.NEVER) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, state.armed);
            state.armed = CustomerState.NEVER;
        }
    }

    void forget(CustomerState state) throws Exception {
        disarm(state);
        states.clear();
        if (settings.finalAssessments()) {
            formerStates.update(state);
        }
    }

    /** Walks over every known customer, each the current key in turn; in no order. */
    void forEach(BiConsumerWithException<String, CustomerState, Exception> each) throws Exception {
        walk(descriptor, each);
    }

    /** Walks over those who expired and have not come back. */
    void forEachFormer(BiConsumerWithException<String, CustomerState, Exception> each) throws Exception {
        walk(formerDescriptor, (customerId, state) -> {
            if (stored() == null) { // else they came back, and stand among the others
                each.accept(customerId, state);
            }
        });
    }

    private void walk(
            ValueStateDescriptor<CustomerState> stored, BiConsumerWithException<String, CustomerState, Exception> each)
            throws Exception {
        backend.<VoidNamespace, ValueState<CustomerState>, CustomerState>applyToAllKeys(
                VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, stored, (key, state) -> {
                    CustomerState value = state.value();
                    if (value != null) {
                        each.accept((String) key, value);
                    }
                });
    }
}
