package dev.ashlar.shell.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under a header, columns aligned; numbers to the right. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> header) {
        rows.add(header);
    }

    public static Table of(String... header) {
        return new Table(List.of(header));
    }

    /** Adds a row; null and empty cells are shown as a hyphen. */
    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Table::text).toList());
        return this;
    }

    private static String text(Object cell) {
        var text = String.valueOf(cell).replaceAll("\\p{Cntrl}", " ");
        return text.isBlank() ? "-" : text;
    }

    /** Lines without trailing blanks, each ended by a line feed. */
    public String render() {
        int columns = rows.getFirst().size();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(padded(row.get(column), column)).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        int width =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        var blanks = " ".repeat(width - cell.length());
        return isNumeric(column) ? blanks + cell : cell + blanks;
    }

    private boolean isNumeric(int column) {
        var cells = rows.stream().skip(1).map(row -> row.get(column)).toList();
        return cells.stream().allMatch(each -> each.matches("-|[-+]?[0-9][0-9.,]*"))
                && cells.stream().anyMatch(each -> !each.equals("-"));
    }
}
