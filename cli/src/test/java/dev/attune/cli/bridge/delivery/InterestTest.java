package dev.attune.cli.bridge.delivery;

import static dev.attune.cli.bridge.receiver.TestingMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.bridge.settings.Selection;
import dev.attune.cli.bridge.settings.SubjectKind;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InterestTest {

    private static final Selection WARNINGS = new Selection(
            Set.of(SubjectKind.values()), Severity.WARNING, Set.of("retention"), Set.of(EpisodeState.values()), false);

    private final Interest interest = new Interest(WARNINGS, 2);

    @Test
    void anEpisodeIsTheirsFromTheFirstRevisionThatFitsToItsEnd() {
        assertThat(interest.isTheirs(message("a1", 1, EpisodeState.OPENED, Severity.INFO)))
                .isFalse();
        assertThat(interest.isTheirs(message("a1", 2, EpisodeState.UPDATED, Severity.WARNING)))
                .isTrue();
        assertThat(interest.isTheirs(message("a1", 3, EpisodeState.UPDATED, Severity.INFO, List.of("support"))))
                .isTrue();
        assertThat(interest.isTheirs(message("a1", 4, EpisodeState.RESOLVED, Severity.INFO, List.of())))
                .isTrue();
        assertThat(interest.isTheirs(message("a1", 5, EpisodeState.UPDATED, Severity.INFO)))
                .isFalse();
    }

    @Test
    void anotherDepartmentsEpisodeIsNotTheirs() {
        assertThat(interest.isTheirs(message("a1", 1, EpisodeState.OPENED, Severity.CRITICAL, List.of("support"))))
                .isFalse();
    }

    @Test
    void whatAnIncidentExplainsIsNotTold() {
        var explained = message("a1", 1, EpisodeState.OPENED, Severity.CRITICAL, List.of());
        explained.value().put("incident_id", "i1");
        Selection all = new Selection(
                Set.of(SubjectKind.values()), Severity.INFO, Set.of(), Set.of(EpisodeState.values()), false);
        assertThat(new Interest(all, 2).isTheirs(explained)).isFalse();
    }

    @Test
    void ofMoreThanMayBeRememberedTheOldestIsForgotten() {
        for (String id : List.of("a1", "a2", "a3")) {
            interest.isTheirs(message(id, 1, EpisodeState.OPENED, Severity.WARNING));
        }
        assertThat(interest.isTheirs(message("a1", 2, EpisodeState.RESOLVED, Severity.INFO)))
                .isFalse();
        assertThat(interest.isTheirs(message("a3", 2, EpisodeState.RESOLVED, Severity.INFO)))
                .isTrue();
    }
}
