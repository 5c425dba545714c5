package dev.attune.fit;

import dev.attune.domain.churn.SharedData;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventFilesException;
import dev.attune.intake.files.EventFilesSettings;
import dev.attune.intake.files.FileEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The CDNOW sample as the papers summarise it: purchase days until 1997-09-30, 39 weeks. */
final class Cdnow {

    static final long END = Instant.parse("1997-09-30T00:00:00Z").toEpochMilli();

    private Cdnow() {}

    static List<CustomerHistory> histories() throws EventFilesException {
        EventFilesSettings files =
                EventFilesSettings.of(null, SharedData.file("cdnow-sample/purchases.csv"), null, false, END);
        Map<String, List<Interaction>> customers = new TreeMap<>();
        for (FileEvent event : EventFiles.read(files).events()) {
            Interaction interaction = event.event().interaction();
            customers
                    .computeIfAbsent(interaction.customerId(), none -> new ArrayList<>())
                    .add(interaction);
        }
        HistoryCollector collector = new HistoryCollector(Policy.defaults(), END, List.of());
        List<CustomerHistory> histories = new ArrayList<>();
        customers.forEach((id, interactions) -> histories.add(collector.history(id, interactions)));
        return histories;
    }

    static List<RenewalHistory> renewals() throws EventFilesException {
        return histories().stream().map(CustomerHistory::purchases).toList();
    }

    static List<SpendHistory> spends() throws EventFilesException {
        return histories().stream()
                .map(CustomerHistory::spend)
                .filter(Objects::nonNull)
                .toList();
    }
}
