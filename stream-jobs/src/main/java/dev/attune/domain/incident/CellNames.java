package dev.attune.domain.incident;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The dimensions of a cell whose names come from the sources, and so have to be bounded. */
enum CellNames {
    PARTNER,
    SEGMENT,
    RELEASE,
    FEATURE;

    @Nullable
    String of(Cell cell) {
        return switch (this) {
            case PARTNER -> cell.partner();
            case SEGMENT -> cell.segment();
            case RELEASE -> cell.release();
            case FEATURE -> cell.feature();
        };
    }

    Cell with(Cell cell, @Nullable String name) {
        return new Cell(
                cell.touchpoint(),
                cell.channel(),
                this == PARTNER ? name : cell.partner(),
                this == SEGMENT ? name : cell.segment(),
                this == RELEASE ? name : cell.release(),
                this == FEATURE ? name : cell.feature());
    }

    /** The cell with this name as it is to be told, or none. */
    Cell map(Cell cell, UnaryOperator<@Nullable String> told) {
        String name = of(cell);
        return name == null || name.equals(told.apply(name)) ? cell : with(cell, told.apply(name));
    }
}
