package dev.attune.contract;

/** Which way a topic flows, seen from the job. */
public enum Direction {
    /** Source systems write, the job reads. */
    INPUT,
    /** The job writes, or the bridge what became of its alerts; everybody reads. */
    OUTPUT,
    /** Operators write (CLI, console, calibration), the job reads. */
    CONTROL
}
