package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.report.Section;

/** What could not be measured, or only with a reservation, and why. */
final class LeftOut {

    private final Section section = Section.of(
            "left_out", "Left out, or to be taken with care", "What the inputs do not allow.", "measure", "why");

    void add(String measure, String why) {
        section.row(measure, why);
    }

    Section section() {
        return section;
    }
}
