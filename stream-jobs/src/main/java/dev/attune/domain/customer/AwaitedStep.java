package dev.attune.domain.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A step that something must follow.
 *
 * @param step the event, which is what an alert names
 * @param channel where it was made
 * @param element hash of the element that was clicked; 0 for none
 * @param touchpoint where it happened
 * @param told whether nothing followed in time, and it was said so
 */
record AwaitedStep(EventReference step, Channel channel, int element, String touchpoint, boolean told) {

    private static final Channel[] CHANNELS = Channel.values();
    private static final int TOLD = 0x80;

    static AwaitedStep of(Click click, String touchpoint) {
        return new AwaitedStep(
                EventReference.to(click), click.envelope().channel(), hash(click.element()), touchpoint, false);
    }

    private static int hash(@Nullable String element) {
        return element == null ? 0 : element.hashCode();
    }

    /** Epoch milliseconds. */
    long at() {
        return step.eventTime();
    }

    boolean isAt(Click click) {
        return click.envelope().channel() == channel && hash(click.element()) == element;
    }

    AwaitedStep afterTelling() {
        return new AwaitedStep(step, channel, element, touchpoint, true);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(channel.ordinal() | (told ? TOLD : 0));
        step.write(out);
        out.writeInt(element);
        Packed.writeText(out, touchpoint);
    }

    static AwaitedStep read(DataInput in) throws IOException {
        int head = in.readUnsignedByte();
        int channel = head & ~TOLD;
        if (channel >= CHANNELS.length) {
            throw new IOException("a channel must be in [0, " + (CHANNELS.length - 1) + "], but was " + channel);
        }
        EventReference step = EventReference.read(in);
        int element = in.readInt();
        String touchpoint = Packed.readText(in);
        return new AwaitedStep(
                step, CHANNELS[channel], element, touchpoint == null ? "" : touchpoint, (head & TOLD) != 0);
    }
}
