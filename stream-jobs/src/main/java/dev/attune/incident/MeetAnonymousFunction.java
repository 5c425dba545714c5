package dev.attune.incident;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.experience.SignalCatalogue;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.experience.TouchpointCatalogue;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.Measures;
import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What visitors met of whom nobody knows who they are: the signals that a click carries by itself. Nothing is remembered
 * of them, so there is neither a session nor a duplicate.
 */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class MeetAnonymousFunction extends ProcessFunction<Arrival, Encounter> {

    private static final long serialVersionUID = 1L;

    private final Policy policy;

    private transient TouchpointCatalogue touchpoints;
    private transient SignalCatalogue catalogue;
    private transient Signals signals;

    public MeetAnonymousFunction(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        touchpoints = new TouchpointCatalogue(policy.touchpoints());
        catalogue = new SignalCatalogue(policy.experience());
        signals = new Signals();
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Encounter> out) {
        if (arrival.interaction() instanceof Click click) {
            out.collect(encounter(click));
        }
    }

    private Encounter encounter(Click click) {
        String touchpoint = touchpoints.of(click);
        signals.clear();
        catalogue.read(click, touchpoint, signals);
        Envelope envelope = click.envelope();
        ExperiencePolicy experience = policy.experience();
        return new Encounter(
                new Cell(
                        touchpoint,
                        envelope.channel(),
                        envelope.partner(),
                        envelope.segment(),
                        click.appVersion(),
                        null),
                click.eventTime(),
                Encounter.ANONYMOUS,
                Measures.of(signals),
                click.latencyMs(),
                experience.latencyTargetMs(touchpoint),
                Encounter.Step.EVENT,
                0,
                null,
                Encounter.UNKNOWN,
                null);
    }
}
