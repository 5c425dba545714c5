package dev.attune.sandbox.lifecycle;

import java.util.List;

/** The processes that this one started, whoever in it did. */
final class Children {
    private Children() {}

    /** Kills them and waits until they are gone. */
    static void killAll() {
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
    }
}
