package io.dialbridge.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A page of the vendor's, written off into a file of {@code src/test/resources/explain}: remarks
 * behind #, the names of the columns, then a line for each code. Only the last cell may be quoted.
 */
final class VendorPage {
  private final List<String> columns;
  private final List<Line> lines;

  private VendorPage(List<String> rows) {
    this.columns = List.of(rows.getFirst().split(","));
    this.lines =
        rows.stream().skip(1).map(row -> new Line(row.split(",", columns.size()))).toList();
  }

  static VendorPage of(String file) {
    try (InputStream page = VendorPage.class.getResourceAsStream("/explain/" + file)) {
      if (page == null) {
        throw new IllegalStateException(file + " is not there");
      }
      return read(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page without codes is refused, so that nothing is ever compared with nothing. */
  static VendorPage read(String text) {
    List<String> rows = text.lines().filter(row -> !row.isBlank() && !row.startsWith("#")).toList();
    if (rows.size() < 2) {
      throw new IllegalStateException("the page has no codes");
    }
    return new VendorPage(rows);
  }

  List<Line> lines() {
    return lines;
  }

  /** Every single code, ranges counted out. */
  Stream<Integer> codes() {
    return lines.stream().flatMap(Line::codes);
  }

  /** One line. */
  final class Line {
    private final String[] cells;

    private Line(String[] cells) {
      if (cells.length != columns.size()) {
        throw new IllegalStateException("a line lacks cells: " + String.join(",", cells));
      }
      this.cells = cells;
    }

    String code() {
      return cells[0];
    }

    boolean isRange() {
      return code().contains("-");
    }

    /** The code, or each of its range. */
    Stream<Integer> codes() {
      String[] ends = code().split("-");
      return IntStream.rangeClosed(
              Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
          .boxed();
    }

    String cell(String column) {
      String cell = cells[columns.indexOf(column)];
      return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
    }

    @Override
    public String toString() {
      return String.join(",", cells);
    }
  }
}
