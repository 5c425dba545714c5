package dev.attune.job;

/** The version of this jar, as its manifest says. */
final class JobVersion {

    static final String CURRENT = read();

    private JobVersion() {}

    private static String read() {
        String version = JobVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
