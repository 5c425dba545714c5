package dev.attune.cli.bridge;

import dev.attune.cli.bridge.delivery.AlertSource;
import dev.attune.cli.bridge.delivery.Figures;
import dev.attune.cli.bridge.delivery.ReceiverWorker;
import dev.attune.cli.bridge.delivery.UndeliveredLog;
import dev.attune.cli.bridge.receiver.AlertmanagerReceiver;
import dev.attune.cli.bridge.receiver.Receiver;
import dev.attune.cli.bridge.receiver.WebhookReceiver;
import dev.attune.cli.bridge.settings.BridgeSettings;
import dev.attune.cli.bridge.settings.ReceiverSettings;
import dev.attune.cli.bridge.settings.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All receivers of one configuration, each by itself. */
final class Bridge implements AutoCloseable {

    private final List<ReceiverWorker> workers = new ArrayList<>();

    Bridge(
            BridgeSettings settings,
            AlertSource source,
            UndeliveredLog undelivered,
            Clock clock,
            Consumer<String> tell) {
        settings.receivers()
                .forEach(receiver -> workers.add(new ReceiverWorker(
                        receiver,
                        settings.groupOf(receiver),
                        receiver(receiver, clock),
                        source,
                        undelivered,
                        clock,
                        tell)));
    }

    /** The receiver behind its settings. */
    static Receiver receiver(ReceiverSettings settings, Clock clock) {
        Target target = settings.target();
        return target instanceof Target.Webhook webhook
                ? new WebhookReceiver(webhook, settings.effort().timeout(), clock)
                : new AlertmanagerReceiver(
                        (Target.Alertmanager) target, settings.effort().timeout(), settings.mostOpen(), clock);
    }

    void start() {
        workers.forEach(ReceiverWorker::start);
    }

    /** Every receiver's figures, for a line of JSON or of text. */
    List<Map<String, @Nullable Object>> status() {
        List<Map<String, @Nullable Object>> status = new ArrayList<>();
        for (ReceiverWorker worker : workers) {
            Figures figures = worker.figures();
            Instant failing = worker.standing().failingSince();
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("receiver", worker.settings().name());
            row.put("sent", figures.sent());
            row.put("retried", figures.retried());
            row.put("put_aside", figures.putAside());
            row.put("passed_over", figures.passedOver());
            row.put("told_again", figures.toldAgain());
            row.put("behind", figures.behind());
            row.put("circuit", worker.standing().circuit());
            row.put("failing_since", failing == null ? null : failing.toString());
            status.add(row);
        }
        return status;
    }

    /** All end at once; what is on its way may, for some seconds. */
    void end() {
        workers.forEach(ReceiverWorker::stop);
        workers.forEach(ReceiverWorker::close);
    }

    @Override
    public void close() {
        end();
    }
}
