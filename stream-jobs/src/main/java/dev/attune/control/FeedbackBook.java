package dev.attune.control;

import dev.attune.domain.identity.StableId;
import dev.attune.domain.layout.Packed;
import dev.attune.intake.RawRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the log of feedback was read, and which ids stood in it lately. What is a copy is a matter of the log alone, never
 * of time: the same id among the last {@link #REMEMBERED} that were taken. So every reader of the log takes the same ones.
 */
final class FeedbackBook {

    /** Two days at 10,000 a day; in a checkpoint 160 KB. */
    static final int REMEMBERED = 20_000;

    private static final int VERSION = 1;

    /** Offset read last, by partition. */
    private final Map<Integer, Long> read = new TreeMap<>();

    /** In the order of the log. */
    private final LinkedHashMap<Long, Boolean> ids = new LinkedHashMap<>();

    /** What was read last, by partition. */
    Map<Integer, Long> positions() {
        return Map.copyOf(read);
    }

    /**
     * Turns the page.
     *
     * @return false of what was read before
     */
    boolean reads(RawRecord raw) {
        if (raw.offset() <= read.getOrDefault(raw.partition(), -1L)) {
            return false;
        }
        read.put(raw.partition(), raw.offset());
        return true;
    }

    /** @return false of a copy */
    boolean takes(String feedbackId) {
        if (ids.putIfAbsent(hash(feedbackId), true) != null) {
            return false;
        }
        if (ids.size() > REMEMBERED) {
            Iterator<Long> oldest = ids.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    /**
     * What stood in the log and was not read yet, each as it is to be taken: a word of the job about when it holds stands for
     * the record before it of the same id. A word without one, which retention took, stands for itself.
     */
    List<ControlRecord.Said> standing(List<ControlRecord.Said> log) {
        List<ControlRecord.Said> standing = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (ControlRecord.Said said : log) {
            GivenFeedback given = said.given();
            if (!reads(given.raw())) {
                continue;
            }
            String id = given.feedback().feedbackId();
            Integer place = places.get(id);
            if (given.moved() && place != null) {
                ControlRecord.Said original = standing.get(place);
                standing.set(
                        place, new ControlRecord.Said(original.given().movedTo(given.effectiveAt()), original.body()));
            } else if (takes(id)) {
                places.put(id, standing.size());
                standing.add(said);
            }
        }
        return standing;
    }

    private static long hash(String feedbackId) {
        return Long.parseUnsignedLong(StableId.of(List.of(feedbackId)).substring(0, 16), 16);
    }

    byte[] stored() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        Packed.writeUnsigned(out, read.size());
        for (Map.Entry<Integer, Long> position : read.entrySet()) {
            out.writeInt(position.getKey());
            out.writeLong(position.getValue());
        }
        Packed.writeUnsigned(out, ids.size());
        for (long id : ids.keySet()) {
            out.writeLong(id);
        }
        return bytes.toByteArray();
    }

    static FeedbackBook restored(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("layout of the book of feedback must be " + VERSION + ", but was " + version);
        }
        FeedbackBook book = new FeedbackBook();
        for (int left = Packed.readCount(in, 1 << 16); left > 0; left--) {
            book.read.put(in.readInt(), in.readLong());
        }
        for (int left = Packed.readCount(in, REMEMBERED); left > 0; left--) {
            book.ids.put(in.readLong(), true);
        }
        return book;
    }
}
