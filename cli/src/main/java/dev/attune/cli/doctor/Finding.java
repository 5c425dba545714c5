package dev.attune.cli.doctor;

import dev.attune.cli.Tone;

/**
 * What a check found.
 *
 * @param check what was looked at
 * @param detail what was seen
 * @param advice what to do; empty where nothing is to do
 */
record Finding(String check, Verdict verdict, String detail, String advice) {
    /** How bad it is. */
    enum Verdict {
        OK("ok", Tone.GOOD),
        WARNING("warning", Tone.WARNING),
        PROBLEM("problem", Tone.BAD),
        /** Could not be looked at, because of a problem already told. */
        SKIPPED("skipped", Tone.QUIET);

        private final String word;
        private final Tone tone;

        Verdict(String word, Tone tone) {
            this.word = word;
            this.tone = tone;
        }

        Tone.Toned told() {
            return tone.of(word);
        }
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, Verdict.OK, detail, "");
    }

    static Finding warning(String check, String detail, String advice) {
        return new Finding(check, Verdict.WARNING, detail, advice);
    }

    static Finding problem(String check, String detail, String advice) {
        return new Finding(check, Verdict.PROBLEM, detail, advice);
    }

    static Finding skipped(String check, String because) {
        return new Finding(check, Verdict.SKIPPED, because, "");
    }
}
