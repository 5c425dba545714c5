package dev.attune.cli.bridge.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param failure null where it was taken
 * @param status of HTTP; 0 where there was no answer
 * @param retryAfter what the receiver asked to wait; zero where it asked for nothing
 */
public record Answer(@Nullable Failure failure, int status, Duration retryAfter) {

    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;
    private static final int SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Nothing had to be sent. */
    public static final Answer NOTHING_TO_DO = new Answer(null, 0, Duration.ZERO);

    static Answer of(int status, Duration retryAfter) {
        if (status >= SUCCESS && status < REDIRECTION) {
            return new Answer(null, status, Duration.ZERO);
        }
        boolean passing = status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
        return new Answer(passing ? Failure.FAILED : Failure.REFUSED, status, retryAfter);
    }

    static Answer none(Failure failure) {
        return new Answer(failure, 0, Duration.ZERO);
    }

    /** Whether another try may do better. */
    public boolean mayPass() {
        return failure != null && failure.isPassing();
    }

    public boolean isTaken() {
        return failure == null;
    }

    /** For a line of text: {@code HTTP 503}, {@code no answer in time}. */
    public String inWords() {
        if (status != 0) {
            return "HTTP " + status;
        }
        return failure == Failure.TIMED_OUT ? "no answer in time" : failure == null ? "nothing sent" : "no connection";
    }
}
