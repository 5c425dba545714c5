package dev.attune.intake;

import dev.attune.exchange.ExchangeType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How the types of this room cross between operators. */
public final class IntakeTypes {

    public static final TypeInformation<IntakeRecord> INTAKE_RECORD =
            new ExchangeType<>(IntakeRecord.class, new IntakeRecordCodec());

    public static final TypeInformation<Arrival> ARRIVAL = new ExchangeType<>(Arrival.class, new ArrivalCodec());

    public static final TypeInformation<RejectedRecord> REJECTED =
            new ExchangeType<>(RejectedRecord.class, new RejectedRecordCodec());

    private IntakeTypes() {}
}
