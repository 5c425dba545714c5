package dev.attune.intake.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.intake.mapping.EventMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {

    @TempDir
    Path directory;

    private Path file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    private static List<Interaction> interactions(MergedEvents merged) {
        return merged.events().stream()
                .map(event -> event.event().interaction())
                .toList();
    }

    private MergedEvents purchases(boolean skipBad, String... lines) throws Exception {
        return EventFiles.read(EventFilesSettings.of(null, file("p.csv", lines), null, skipBad, null));
    }

    @Test
    void customerAndTimeAreEnough() throws Exception {
        Path clicks = file("c.csv", "customer_id,event_time", "1,852076800000");
        Path purchases = file("p.csv", "event_time,customer_id", "1997-01-01T00:00:00Z,1");
        Path support = file("s.csv", "customer_id,event_time", "1,1997-01-01T01:00:00+01:00");
        List<Interaction> all =
                interactions(EventFiles.read(EventFilesSettings.of(clicks, purchases, support, false, null)));

        assertThat(all).extracting(Interaction::eventTime).containsOnly(852_076_800_000L);
        assertThat(all).extracting(Interaction::stream).containsExactly(EventStream.values());
        Click click = (Click) all.get(0);
        assertThat(click.kind()).isEqualTo(ClickKind.PAGE_VIEW);
        assertThat(click.envelope().channel()).isEqualTo(Channel.WEB);
        assertThat(((Purchase) all.get(1)).kind()).isEqualTo(PurchaseKind.PLACED);
        assertThat(all.get(1).envelope().channel()).isEqualTo(Channel.OTHER);
        assertThat(((Support) all.get(2)).kind()).isEqualTo(SupportKind.OPENED);
    }

    @Test
    void theThreeFilesAreMergedByEventTimeThenStreamThenLine() throws Exception {
        Path clicks = file("c.csv", "customer_id,event_time", "b,2000", "a,1000", "c,2000");
        Path support = file("s.csv", "customer_id,event_time", "d,2000", "e,500");
        List<String> customers = EventFiles.read(settings(clicks, null, support, 946_684_800_000L)).events().stream()
                .map(event -> event.event().interaction().customerId())
                .toList();

        assertThat(customers).containsExactly("e", "a", "b", "c", "d");
    }

    /** Times in the files are milliseconds after a base, so that they lie above the floor. */
    private EventFilesSettings settings(Path clicks, Path purchases, Path support, long base) throws IOException {
        for (Path file : new Path[] {clicks, support}) {
            List<String> shifted = Files.readAllLines(file).stream()
                    .map(line -> line.startsWith("customer")
                            ? line
                            : line.split(",", -1)[0] + "," + (base + Long.parseLong(line.split(",", -1)[1])))
                    .toList();
            Files.write(file, shifted);
        }
        return EventFilesSettings.of(clicks, purchases, support, false, null);
    }

    @Test
    void timesWithoutZoneAreUniversalAndDatesAreMidnight() throws Exception {
        List<Interaction> all = interactions(purchases(
                false,
                "customer_id,event_time",
                "1,1997-01-01",
                "1,1997-01-01 12:00:00",
                "1,1997-01-01T13:00:00+01:00"));

        assertThat(all)
                .extracting(each -> Instant.ofEpochMilli(each.eventTime()).toString())
                .containsExactly("1997-01-01T00:00:00Z", "1997-01-01T12:00:00Z", "1997-01-01T12:00:00Z");
    }

    @Test
    void anAbsentEventIdIsAHashOfTheRowWithItsOrdinalAmongEqualRows() throws Exception {
        MergedEvents first = purchases(
                false, "customer_id,event_time,amount", "1,1997-01-01,5.00", "1,1997-01-01,5.00", "1,1997-01-01,6.00");
        MergedEvents columnsMoved = purchases(
                false,
                "amount,customer_id,event_time,partner",
                "5.00,1,1997-01-01,",
                "5.00,1,1997-01-01,",
                "6.00,1,1997-01-01,");
        List<String> ids =
                interactions(first).stream().map(Interaction::eventId).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.get(1)).isEqualTo(ids.get(0) + "-1");
        assertThat(interactions(columnsMoved)).extracting(Interaction::eventId).isEqualTo(ids);
    }

    @Test
    void everyBadRowIsReportedWithItsLine() {
        assertThatThrownBy(() -> purchases(
                        false,
                        "customer_id,event_time,amount,currency,colour",
                        "1,yesterday,,,",
                        ",1997-01-01,,,",
                        "1,1997-01-01,-1,,",
                        "",
                        "1,1997-01-01,five,,",
                        "1,1997-01-01,5,XXL,",
                        "1,1997-01-01",
                        "1,1890-01-01,,,",
                        "1,,,,",
                        "1,1997-01-01,1e-999999999,,",
                        "1,1997-01-01,1e2147483647,,",
                        "1,1997-01-01,5,EUR,"))
                .isInstanceOf(EventFilesException.class)
                .extracting(problem -> ((EventFilesException) problem).problems())
                .isEqualTo(List.of(
                        "p.csv:1: column colour is unknown",
                        "p.csv:2: event_time must be ISO-8601 or epoch milliseconds, but was yesterday",
                        "p.csv:3: customer_id must be given (NO_CUSTOMER)",
                        "p.csv:4: amount must not be negative, but was -1 (NEGATIVE_AMOUNT)",
                        "p.csv:6: amount must be a decimal number, but was five",
                        "p.csv:7: currency must be an ISO 4217 code, but was XXL (UNKNOWN_CURRENCY)",
                        "p.csv:8: a row must have 5 cells, but had 2",
                        "p.csv:9: event_time must not be before 1990 (BEFORE_FLOOR)",
                        "p.csv:10: event_time must be given",
                        "p.csv:11: amount must be a decimal number of reasonable size, but was 1e-999999999",
                        "p.csv:12: amount must be a decimal number of reasonable size, but was 1e2147483647"));
    }

    @Test
    void aValueOutOfItsRangeIsNamedWithItsColumnAndItsRule() throws Exception {
        Path clicks = Files.write(
                directory.resolve("c.csv"),
                List.of("customer_id,event_time,latency_ms", "1,1997-01-01,3600001", "1,1997-01-01,-5"));
        Path support = Files.write(
                directory.resolve("s.csv"),
                List.of(
                        "customer_id,event_time,score,scale_min,scale_max,high_is_good,sentiment",
                        "1,1997-01-01,6,1,5,true,",
                        "1,1997-01-01,4,,,,",
                        "1,1997-01-01,,,,,1.5"));
        assertThatThrownBy(() -> EventFiles.read(EventFilesSettings.of(clicks, null, support, false, null)))
                .extracting(problem -> ((EventFilesException) problem).problems())
                .isEqualTo(List.of(
                        "c.csv:2: latency_ms must be at most 3600000, an hour, but was 3600001 (OUT_OF_RANGE)",
                        "s.csv:2: score must lie on its declared scale, but was 6 (OUT_OF_RANGE)",
                        "s.csv:3: high_is_good must be given where a score is (OUT_OF_RANGE)",
                        "s.csv:4: sentiment must be from -1 to 1, but was 1.5 (OUT_OF_RANGE)"));
    }

    @Test
    void badRowsCanBeSkippedAndAreCounted() throws Exception {
        MergedEvents merged = purchases(
                true, "customer_id,event_time,amount", "1,yesterday,1", "1,1997-01-01,five", "1,1997-01-01,5");

        assertThat(merged.events()).hasSize(1);
        assertThat(merged.skipped()).isEqualTo(2);
        assertThat(merged.problems()).hasSize(2);
    }

    @Test
    void whoAsksForMoreThanThereIsIsTold() throws Exception {
        EventFilesSplit.Rest rest =
                new EventFilesSplit.Rest(purchases(false, "customer_id,event_time", "1,1997-01-01"), 0);
        rest.next();
        assertThat(rest.hasNext()).isFalse();
        assertThatThrownBy(rest::next).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void reportsStopAtTheirLimit() throws Exception {
        String[] lines = new String[100];
        lines[0] = "customer_id,event_time";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "1,never";
        }

        assertThatThrownBy(() -> purchases(false, lines))
                .extracting(
                        problem -> ((EventFilesException) problem).problems().size())
                .isEqualTo(EventFilesSettings.DEFAULT_PROBLEM_LIMIT + 1);
        assertThat(purchases(true, lines).skipped()).isEqualTo(99);
    }

    @Test
    void aFileWithoutItsColumnsOrNotThereIsRefusedEvenWhereBadRowsAreSkipped() {
        assertThatThrownBy(() -> purchases(true, "customer,event_time", "1,1997-01-01"))
                .hasMessage("p.csv:1: column customer_id must be given");
        assertThatThrownBy(() ->
                        EventFiles.read(EventFilesSettings.of(null, directory.resolve("none.csv"), null, true, null)))
                .hasMessage("none.csv: the file does not exist");
    }

    @Test
    void aByteOrderMarkAndQuotedCellsAreUnderstood() throws Exception {
        List<Interaction> all = interactions(
                purchases(false, "\uFEFFcustomer_id,event_time,order_id", "\"a,b\",1997-01-01,\"say \"\"hello\"\"\""));

        assertThat(all.get(0).customerId()).isEqualTo("a,b");
        assertThat(((Purchase) all.get(0)).orderId()).isEqualTo("say \"hello\"");
    }

    @Test
    void whatIsAfterTheAsOfInstantDoesNotCountAndTheRunEndsWithItsTick() throws Exception {
        Path purchases = file("p.csv", "customer_id,event_time", "1,1997-09-29", "1,1997-09-30", "1,1997-10-01");
        long asOf = Instant.parse("1997-09-30T00:00:00Z").toEpochMilli();
        MergedEvents cut = EventFiles.read(EventFilesSettings.of(null, purchases, null, false, asOf));
        MergedEvents whole = EventFiles.read(EventFilesSettings.of(null, purchases, null, false, null));

        assertThat(cut.events()).hasSize(2);
        assertThat(cut.end()).isEqualTo(asOf + 1000);
        assertThat(whole.end()).isEqualTo(Instant.parse("1997-10-01T00:00:01Z").toEpochMilli());
    }

    @Test
    void anEventWrittenBackAsARecordIsTheSameEvent() throws Exception {
        Path clicks = file(
                "c.csv",
                "customer_id,anonymous_id,event_time,kind,page,latency_ms,status,x,channel,touchpoint",
                "1,,1997-01-01,ERROR,/cart,120,500,-4,MOBILE_APP,Cart",
                ",visitor,1997-01-01,,,,,,,");
        Path purchases = file(
                "p.csv",
                "customer_id,event_time,kind,amount,currency,promised_at,item_count",
                "1,1997-01-01,PLACED,12.34567,eur,1997-01-05,3",
                "1,1997-01-01,DELIVERED,,,,");
        Path support = file(
                "s.csv",
                "customer_id,event_time,kind,survey,scale_min,scale_max,high_is_good,score,sentiment",
                "1,1997-01-01,SURVEY,CES,1,7,false,2,",
                "1,1997-01-01,OPENED,,,,,,-0.5");
        for (FileEvent event : EventFiles.read(EventFilesSettings.of(clicks, purchases, support, false, null))
                .events()) {
            EventMapper mapper = new EventMapper(
                    event.stream(), EventFiles.topic(event.stream()).schema());

            assertThat(mapper.map(EventRecords.of(event.stream()).record(event.event()), EventMapper.NO_LATEST))
                    .isEqualTo(event.event());
        }
    }
}
