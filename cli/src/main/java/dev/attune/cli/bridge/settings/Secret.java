package dev.attune.cli.bridge.settings;

/** Something that must not be seen: read from a file or the environment, and never part of any text made here. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** For the request it belongs into, and for nothing else. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
