package dev.attune.domain.customer;

import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.experience.RiseState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is remembered of good news of one customer; nothing, and no byte, where the policy tells none. */
final class Gains {

    EpisodeMemory riskRecovered = new EpisodeMemory();
    EpisodeMemory experienceRecovered = new EpisodeMemory();
    EpisodeMemory delighted = new EpisodeMemory();
    RiseState rise = new RiseState();

    /** How far experience had fallen at its worst, index points below 0; of the recovery that is open. */
    float lost;

    Gains copy() {
        Gains copy = new Gains();
        copy.riskRecovered = riskRecovered.copy();
        copy.experienceRecovered = experienceRecovered.copy();
        copy.delighted = delighted.copy();
        copy.rise = rise.copy();
        copy.lost = lost;
        return copy;
    }

    boolean anyOpen() {
        return riskRecovered.isOpen() || experienceRecovered.isOpen() || delighted.isOpen();
    }

    void write(DataOutput out) throws IOException {
        riskRecovered.write(out);
        experienceRecovered.write(out);
        if (experienceRecovered.isOpen()) {
            out.writeFloat(lost);
        }
        delighted.write(out);
        rise.write(out);
    }

    static Gains read(DataInput in) throws IOException {
        Gains gains = new Gains();
        gains.riskRecovered = EpisodeMemory.read(in);
        gains.experienceRecovered = EpisodeMemory.read(in);
        if (gains.experienceRecovered.isOpen()) {
            gains.lost = in.readFloat();
        }
        gains.delighted = EpisodeMemory.read(in);
        gains.rise = RiseState.read(in);
        return gains;
    }
}
