package dev.attune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("topic", "partitions").row("cx.a.v1", 12).row("b", null);
        assertThat(table.lines(false)).containsExactly("topic    partitions", "cx.a.v1          12", "b");
    }

    @Test
    void tonesColourWithoutMovingAnything() {
        Table table = new Table("state", "n").row(Tone.BAD.of("lost"), 1).row("ok", 22);
        assertThat(table.lines(true).get(1)).isEqualTo("\u001B[31mlost \u001B[0m   1");
        assertThat(table.lines(false).get(1)).isEqualTo("lost    1");
    }

    @Test
    void valuesCannotSteerTheTerminal() {
        Table table = new Table("customer").row("\u001B[2Jgone\n");
        assertThat(table.lines(false).get(1)).isEqualTo("\uFFFD[2Jgone\uFFFD");
    }

    @Test
    void objectsKeepTypesAndLoseTones() {
        Table table = new Table("name", "count").row(Tone.GOOD.of("a"), 3L);
        assertThat(table.objects().get(0)).containsEntry("name", "a").containsEntry("count", 3L);
    }

    @Test
    void aRowMustFit() {
        assertThatThrownBy(() -> new Table("a", "b").row("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row must have 2 cells, but had 1");
    }
}
