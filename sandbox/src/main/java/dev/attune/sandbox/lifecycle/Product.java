package dev.attune.sandbox.lifecycle;

import dev.attune.cli.AttuneCommand;
import dev.attune.cli.Endpoints;
import dev.attune.sandbox.flink.JobSubmission;
import dev.attune.sandbox.process.SandboxException;
import dev.attune.sandbox.stack.Stack;
import dev.attune.sandbox.stack.StackSettings;
import dev.attune.sandbox.stack.StartProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/**
 * The running product: the stack, its topics and the live job.
 *
 * @param jobId of the live job in the cluster
 */
public record Product(Stack stack, String jobId) implements AutoCloseable {
    /** The live job, as any cluster runs it. */
    public static final String JOB_MAIN = "dev.attune.job.CustomerExperienceJob";

    /** Starts everything; nothing is left behind when a part fails. */
    public static Product start(StackSettings settings, StartProgress progress) {
        Stack stack = Stack.start(settings, progress);
        try {
            Endpoints endpoints = stack.endpoints();
            step(progress, "topics", () -> applyTopics(endpoints));
            String[] job = new String[1];
            step(progress, "job", () -> job[0] = submit(stack));
            return new Product(stack, job[0]);
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        stack.close();
    }

    private static void step(StartProgress progress, String what, Runnable work) {
        progress.begins(what);
        long began = System.nanoTime();
        work.run();
        progress.ready(what, "", Duration.ofNanos(System.nanoTime() - began));
    }

    private static void applyTopics(Endpoints endpoints) {
        StringWriter told = new StringWriter();
        CommandLine attune =
                AttuneCommand.commandLine().setOut(new PrintWriter(told)).setErr(new PrintWriter(told));
        int exit = attune.execute(
                "topics", "apply", "--bootstrap", endpoints.bootstrap(), "--registry", endpoints.registry());
        if (exit != 0) {
            throw new SandboxException("the topics could not be made:" + System.lineSeparator() + told);
        }
    }

    private static String submit(Stack stack) {
        return stack.flink()
                .submit(new JobSubmission(
                        stack.settings().distribution().jobJar(),
                        JOB_MAIN,
                        stack.settings().parallelism(),
                        null,
                        arguments(stack)));
    }

    private static List<String> arguments(Stack stack) {
        Map<String, String> options = new TreeMap<>();
        options.put("kafka.bootstrap-servers", stack.endpoints().bootstrap());
        options.put("registry.url", stack.endpoints().registry());
        // Readers of committed records see an alert within about a second.
        options.put("job.checkpoint-interval", "PT1S");
        options.put("intake.unknown-schema-grace", "PT1S");
        // Whole histories are loaded into a sandbox, days of event time within a second.
        options.put("intake.maximum-drift", "PT0S");
        options.putAll(stack.settings().jobOptions());
        List<String> arguments = new ArrayList<>();
        options.forEach((key, value) -> arguments.addAll(List.of("--" + key, value)));
        return arguments;
    }
}
