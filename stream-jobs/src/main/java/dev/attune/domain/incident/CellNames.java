package dev.attune.domain.incident;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The dimensions of a cell whose names come from the sources, and so have to be bounded. */
enum CellNames {
    PARTNER {
        @Override
        @Nullable
        String of(Cell cell) {
            return cell.partner();
        }

        @Override
        Cell with(Cell cell, @Nullable String name) {
            return new Cell(cell.touchpoint(), cell.channel(), name, cell.segment(), cell.release(), cell.feature());
        }
    },
    SEGMENT {
        @Override
        @Nullable
        String of(Cell cell) {
            return cell.segment();
        }

        @Override
        Cell with(Cell cell, @Nullable String name) {
            return new Cell(cell.touchpoint(), cell.channel(), cell.partner(), name, cell.release(), cell.feature());
        }
    },
    RELEASE {
        @Override
        @Nullable
        String of(Cell cell) {
            return cell.release();
        }

        @Override
        Cell with(Cell cell, @Nullable String name) {
            return new Cell(cell.touchpoint(), cell.channel(), cell.partner(), cell.segment(), name, cell.feature());
        }
    },
    FEATURE {
        @Override
        @Nullable
        String of(Cell cell) {
            return cell.feature();
        }

        @Override
        Cell with(Cell cell, @Nullable String name) {
            return new Cell(cell.touchpoint(), cell.channel(), cell.partner(), cell.segment(), cell.release(), name);
        }
    };

    abstract @Nullable String of(Cell cell);

    abstract Cell with(Cell cell, @Nullable String name);

    /** The cell with this name as it is to be told, or none. */
    Cell map(Cell cell, UnaryOperator<@Nullable String> told) {
        String name = of(cell);
        return name == null || name.equals(told.apply(name)) ? cell : with(cell, told.apply(name));
    }
}
