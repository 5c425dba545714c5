package dev.attune.domain.journey;

import dev.attune.domain.event.Click;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The last three pages of a session, and for how many views in a row they have been going round: a loop is two or three
 * different pages seen in the same order for the policy's number of rounds. A page is its name and the product it shows;
 * one that is loaded again and again is no loop, because many sources name all pages of a kind alike. O(1).
 */
public final class PageTrail {

    private static final int PERIODS = 2;
    private static final int MOST = 0xFF;
    private static final int LOOPED = 1;
    private static final int LONG = 2;
    private static final int WALKING = 4;

    /** Sixteen bits of the fingerprint each, newest first; 0 for none: a loop takes several of them to agree. */
    private short last;

    private short second;
    private short third;

    /** Views in a row that were the page two, or three, before. */
    private int pairs;

    private int triples;

    /** Views of the session that could be part of a loop. */
    private int views;

    private boolean looped;

    /** Whether the session was long enough for a loop. */
    private boolean longEnough;

    public PageTrail copy() {
        PageTrail copy = new PageTrail();
        copy.last = last;
        copy.second = second;
        copy.third = third;
        copy.pairs = pairs;
        copy.triples = triples;
        copy.views = views;
        copy.looped = looped;
        copy.longEnough = longEnough;
        return copy;
    }

    /** A session begins: what the one before it comes to is known now. */
    public Finding begin() {
        Finding finding = longEnough && !looped ? Finding.FINE : Finding.NOTHING;
        rest();
        looped = false;
        longEnough = false;
        return finding;
    }

    /** The session is over: the pages can be forgotten, not how it went. */
    public void rest() {
        last = 0;
        second = 0;
        third = 0;
        pairs = 0;
        triples = 0;
        views = 0;
    }

    /** Whether there is anything to remember. */
    public boolean isEmpty() {
        return views == 0 && !looped && !longEnough;
    }

    /** Takes in a page view with a page, in order of event time; trouble at most once a session. */
    public Finding observe(Click view, int rounds) {
        int print = Fingerprint.of(view.page(), view.productId());
        short page = (short) (print ^ print >>> 16);
        page = page == 0 ? 1 : page;
        pairs = page == second && page != last ? Math.min(MOST, pairs + 1) : 0;
        triples = page == third && page != last && page != second ? Math.min(MOST, triples + 1) : 0;
        third = second;
        second = last;
        last = page;
        views = Math.min(MOST, views + 1);
        longEnough |= views >= PERIODS * rounds;
        boolean loops = pairs >= 2 * (rounds - 1) || triples >= 3 * (rounds - 1);
        if (looped || !loops) {
            return Finding.NOTHING;
        }
        looped = true;
        return Finding.TROUBLE;
    }

    public void write(DataOutput out) throws IOException {
        boolean walking = views > 0;
        out.writeByte((looped ? LOOPED : 0) | (longEnough ? LONG : 0) | (walking ? WALKING : 0));
        if (walking) {
            out.writeShort(last);
            out.writeShort(second);
            out.writeShort(third);
            out.writeByte(pairs);
            out.writeByte(triples);
            out.writeByte(views);
        }
    }

    public static PageTrail read(DataInput in) throws IOException {
        PageTrail trail = new PageTrail();
        int head = in.readUnsignedByte();
        trail.looped = (head & LOOPED) != 0;
        trail.longEnough = (head & LONG) != 0;
        if ((head & WALKING) != 0) {
            trail.last = in.readShort();
            trail.second = in.readShort();
            trail.third = in.readShort();
            trail.pairs = in.readUnsignedByte();
            trail.triples = in.readUnsignedByte();
            trail.views = in.readUnsignedByte();
        }
        return trail;
    }
}
