package dev.attune.domain.journey;

import dev.attune.domain.event.Click;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.RageClickPreset;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Clicks in quick succession on the same spot, until a click elsewhere or a pause ends them: rage as soon as a preset's
 * number of them lies within its time. Holds the times of the last few; O(1).
 *
 * <p>Where neither click names its element, the spot is a place of {@link #SPOT_PX} pixels.
 */
public final class ClickBurst {

    /** How far from the last click another still hits the same unnamed element, pixels. */
    private static final long SPOT_PX = 100;

    private static final int TIMES = RageClickPreset.MOST_CLICKS - 1;
    private static final int TOLD = 0x80;
    private static final int NAMED = 0x40;
    private static final int PLACED = 0x20;
    private static final int SIZE_MASK = 0xF;

    /** Times of the last clicks, newest first, epoch milliseconds; {@link #size} of them hold something. */
    private final long[] times = new long[TIMES];

    private int size;
    private int element = Fingerprint.NONE;
    private int x = Click.NO_POSITION;
    private int y = Click.NO_POSITION;
    private boolean told;

    public ClickBurst copy() {
        ClickBurst copy = new ClickBurst();
        System.arraycopy(times, 0, copy.times, 0, TIMES);
        copy.size = size;
        copy.element = element;
        copy.x = x;
        copy.y = y;
        copy.told = told;
        return copy;
    }

    /** Whether a click says what was clicked, by name or by position. */
    public static boolean canTell(Click click) {
        return click.element() != null || isPlaced(click.x(), click.y());
    }

    /** Takes in a click that {@link #canTell}, in order of event time. */
    public Finding observe(Click click, RageClickPreset preset) {
        long time = click.eventTime();
        if (!continues(click, preset)) {
            size = 0;
            told = false;
        }
        boolean rage = size >= preset.clicks() - 1 && time - times[preset.clicks() - 2] <= preset.withinMs();
        System.arraycopy(times, 0, times, 1, TIMES - 1);
        times[0] = time;
        size = Math.min(TIMES, size + 1);
        element = Fingerprint.of(click.element());
        x = click.x();
        y = click.y();
        if (told) {
            return Finding.NOTHING;
        }
        told = rage;
        return rage ? Finding.TROUBLE : Finding.FINE;
    }

    private boolean continues(Click click, RageClickPreset preset) {
        return size > 0 && click.eventTime() - times[0] < preset.gapBelowMs() && isSameSpot(click, preset);
    }

    private boolean isSameSpot(Click click, RageClickPreset preset) {
        boolean placed = isPlaced(x, y) && isPlaced(click.x(), click.y());
        long across = (long) click.x() - x;
        long down = (long) click.y() - y;
        if (placed && !preset.isNear(across, down)) {
            return false;
        }
        if (placed && preset.anyElement()) {
            return true;
        }
        int clicked = Fingerprint.of(click.element());
        if (clicked != Fingerprint.NONE || element != Fingerprint.NONE) {
            return clicked == element;
        }
        return placed && Math.abs(across) <= SPOT_PX && Math.abs(down) <= SPOT_PX;
    }

    private static boolean isPlaced(int x, int y) {
        return x != Click.NO_POSITION && y != Click.NO_POSITION;
    }

    /** Whether no click of the preset can continue it any more. */
    public boolean isOver(long at, RageClickPreset preset) {
        return at - times[0] >= preset.gapBelowMs();
    }

    /** @param base an instant near the clicks, epoch milliseconds */
    public void write(DataOutput out, long base) throws IOException {
        boolean named = element != Fingerprint.NONE;
        boolean placed = isPlaced(x, y);
        out.writeByte(size | (told ? TOLD : 0) | (named ? NAMED : 0) | (placed ? PLACED : 0));
        Packed.writeSigned(out, base - times[0]);
        for (int i = 1; i < size; i++) {
            Packed.writeUnsigned(out, times[i - 1] - times[i]);
        }
        if (named) {
            out.writeInt(element);
        }
        if (placed) {
            Packed.writeSigned(out, x);
            Packed.writeSigned(out, y);
        }
    }

    public static ClickBurst read(DataInput in, long base) throws IOException {
        ClickBurst burst = new ClickBurst();
        int head = in.readUnsignedByte();
        burst.size = head & SIZE_MASK;
        if (burst.size > TIMES) {
            throw new IOException("a burst must hold at most " + TIMES + " clicks, but was " + burst.size);
        }
        burst.told = (head & TOLD) != 0;
        burst.times[0] = base - Packed.readSigned(in);
        for (int i = 1; i < burst.size; i++) {
            burst.times[i] = burst.times[i - 1] - Packed.readUnsigned(in);
        }
        burst.element = (head & NAMED) != 0 ? in.readInt() : Fingerprint.NONE;
        if ((head & PLACED) != 0) {
            burst.x = (int) Packed.readSigned(in);
            burst.y = (int) Packed.readSigned(in);
        }
        return burst;
    }
}
