package dev.attune.cli.bridge.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.cli.bridge.settings.Target;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Prometheus Alertmanager's v2 API. What is open is posted again in every interval, with an end four intervals ahead:
 * so Alertmanager knows it again after a restart of its own, and a bridge that is gone leaves nothing firing for good.
 *
 * <p>Posts are made one at a time: else what is posted again could come after its own end.
 */
public final class AlertmanagerReceiver implements Receiver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERVALS_AHEAD = 4;
    private static final int MOST_PER_POST = 100;

    private final Target.Alertmanager target;
    private final URI uri;
    private final HttpPost http;
    private final int mostOpen;
    private final Clock clock;
    private final ReentrantLock posting = new ReentrantLock();
    private final Map<String, FiringAlert> open = new LinkedHashMap<>();
    private Instant due = Instant.MIN;

    /** @param mostOpen above it the oldest is no longer posted again */
    public AlertmanagerReceiver(Target.Alertmanager target, Duration timeout, int mostOpen, Clock clock) {
        this.target = target;
        this.uri = target.address().below("/api/v2/alerts");
        this.http = new HttpPost(timeout, target.headers(), clock);
        this.mostOpen = mostOpen;
        this.clock = clock;
    }

    @Override
    public Answer send(Message message) throws InterruptedException {
        posting.lockInterruptibly();
        try {
            Answer answer = post(changed(message));
            if (answer.isTaken()) {
                note(message);
            } else if (answer.failure() == Failure.REFUSED) {
                open.remove(message.id());
            }
            return answer;
        } finally {
            posting.unlock();
        }
    }

    @Override
    public void remember(Message message) {
        underLock(() -> {
            note(message);
            return true;
        });
    }

    @Override
    public void forgetAll() {
        underLock(() -> {
            open.clear();
            return true;
        });
    }

    /** Posts what is open, once an interval; ends early when a post fails, since the next interval comes soon. */
    @Override
    public int keepUp() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return 0;
        }
        due = now.plus(target.resendInterval());
        List<String> ids = underLock(() -> List.copyOf(open.keySet()));
        int told = 0;
        for (int from = 0; from < ids.size(); from += MOST_PER_POST) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_PER_POST));
            if (!resend(some)) {
                return told;
            }
            told += some.size();
        }
        return told;
    }

    private boolean resend(List<String> ids) throws InterruptedException {
        posting.lockInterruptibly();
        try {
            ArrayNode alerts = JSON.createArrayNode();
            Instant now = clock.instant();
            for (String id : ids) {
                FiringAlert alert = open.get(id);
                if (alert != null) {
                    alerts.add(alert.posted(firingUntil(now), now));
                }
            }
            // One that it does not understand makes the whole post a bad request, and the others are taken.
            Answer answer = alerts.isEmpty() ? Answer.NOTHING_TO_DO : post(alerts);
            return answer.isTaken() || answer.failure() == Failure.REFUSED;
        } finally {
            posting.unlock();
        }
    }

    /** A severity or department that changed makes another alert there: the one before is over then. */
    private ArrayNode changed(Message message) {
        Instant now = clock.instant();
        ArrayNode alerts = JSON.createArrayNode();
        FiringAlert before = open.get(message.id());
        FiringAlert after = FiringAlert.of(message, target.generatorUrl());
        if (message.isOver()) {
            Instant end = message.eventTime().isAfter(now) ? now : message.eventTime();
            FiringAlert last = before == null
                    ? after
                    : new FiringAlert(before.labels(), after.annotations(), before.startsAt(), before.generatorUrl());
            alerts.add(last.posted(end, now));
            return alerts;
        }
        if (before != null && !before.labels().equals(after.labels())) {
            alerts.add(before.posted(now, now));
        }
        alerts.add(after.posted(firingUntil(now), now));
        return alerts;
    }

    private void note(Message message) {
        open.remove(message.id());
        if (!message.isOver()) {
            open.put(message.id(), FiringAlert.of(message, target.generatorUrl()));
            if (open.size() > mostOpen) {
                open.remove(open.keySet().iterator().next());
            }
        }
    }

    private Instant firingUntil(Instant now) {
        return now.plus(target.resendInterval().multipliedBy(INTERVALS_AHEAD));
    }

    private Answer post(ArrayNode alerts) throws InterruptedException {
        try {
            return http.post(uri, Map.of(), JSON.writeValueAsBytes(alerts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T underLock(Supplier<T> work) {
        posting.lock();
        try {
            return work.get();
        } finally {
            posting.unlock();
        }
    }
}
