package dev.attune.sandbox.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of every child JVM: ties the child's life to its parent's, then runs the real main class.
 *
 * <p>The parent holds the other end of standard input and never writes to it. When the parent dies, however it dies,
 * the operating system closes the pipe and the child halts at once: no orphan survives even a {@code kill -9} of the
 * parent. Depends on the JDK alone, because it runs on class paths that hold nothing of ours.
 */
public final class ChildMain {
    /** Exit code of a child that ended because its parent was gone. */
    static final int PARENT_GONE = 86;

    private ChildMain() {}

    /** @param args the name of the real main class, then its arguments */
    public static void main(String[] args) throws Throwable {
        InputStream lifeline = System.in;
        Thread watch = new Thread(() -> haltWhenClosed(lifeline), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    @SuppressWarnings("EmptyCatch")
    private static void haltWhenClosed(InputStream lifeline) {
        try {
            while (lifeline.read() >= 0) {
                // The parent says nothing: only the end of the stream has a meaning.
            }
        } catch (IOException closed) {
            // A broken pipe means the same as its end.
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
