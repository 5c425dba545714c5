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
import org.jspecify.annotations.Nullable;

/** What a click of a visitor says by itself, by one policy: the signals that it carries, and where it was. */
final class VisitorEncounters {

    private final Policy policy;
    private final TouchpointCatalogue touchpoints;
    private final SignalCatalogue catalogue;
    private final Signals signals = new Signals();

    VisitorEncounters(Policy policy) {
        this.policy = policy;
        this.touchpoints = new TouchpointCatalogue(policy.touchpoints());
        this.catalogue = new SignalCatalogue(policy.experience());
    }

    Policy policy() {
        return policy;
    }

    /** Null of a touchpoint where what happens is no experience. */
    @Nullable
    Encounter of(Click click) {
        String touchpoint = touchpoints.of(click);
        if (policy.ignore().ignoresTouchpoint(touchpoint)) {
            return null;
        }
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
                Measures.of(signals, Double.NaN),
                click.latencyMs(),
                experience.latencyTargetMs(touchpoint),
                Encounter.Step.EVENT,
                0,
                null,
                null);
    }
}
