package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.settings.Selection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which episodes are the receiver's: told from the first revision that fits to the end. Shown every revision of its
 * topics in order, it knows which are open; of more than it may remember the oldest is forgotten.
 */
final class Interest {

    private final Selection selection;
    private final int mostOpen;
    private final LinkedHashSet<String> open = new LinkedHashSet<>();

    Interest(Selection selection, int mostOpen) {
        this.selection = selection;
        this.mostOpen = mostOpen;
    }

    /** Whether the episode of this revision is the receiver's. */
    boolean isTheirs(Message message) {
        boolean theirs = open.contains(message.id())
                || selection.fits(message.severity(), Set.copyOf(message.route()), message.isExplained());
        if (message.isOver()) {
            open.remove(message.id());
        } else if (theirs && open.add(message.id()) && open.size() > mostOpen) {
            open.remove(open.iterator().next());
        }
        return theirs;
    }

    /** Others may hear of them from now on. */
    void forgetAll() {
        open.clear();
    }
}
