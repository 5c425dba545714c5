package dev.attune.gate;

import dev.attune.customer.SuppressionCodec;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.gate.Attachment;
import org.apache.flink.util.OutputTag;

/** The side exits of the gate. */
public final class GateOutputs {

    /** Alerts that an incident explains, for it to count. */
    public static final OutputTag<Attachment> ATTACHED = new OutputTag<>("attached", AttachmentCodec.TYPE);

    /** Revisions that were routed nowhere. */
    public static final OutputTag<Suppression> SUPPRESSED = new OutputTag<>("suppressed", SuppressionCodec.TYPE);

    private GateOutputs() {}
}
