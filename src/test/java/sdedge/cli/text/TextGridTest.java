package sdedge.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Columns as wide as their longest text. */
class TextGridTest {
  /** Counts how often somebody goes through it. */
  private static final class CountedRows extends ArrayList<String[]> {
    private static final long serialVersionUID = 1;

    private int passes;

    @Override
    public Iterator<String[]> iterator() {
      passes++;
      return super.iterator();
    }

    @Override
    public Stream<String[]> stream() {
      passes++;
      return super.stream();
    }
  }

  @Test
  void aLastTextMayReachOverColumns() {
    TextGrid grid = new TextGrid().left(2);
    grid.row("a", "count", "why");
    grid.row("longer", "7", "x");
    grid.row("b", "refused as it is");
    assertThat(grid.lines())
        .containsExactly("a       count  why", "longer      7  x", "b       refused as it is");
  }

  @Test
  void linesTakeAsManyPassesOfManyRowsAsOfFew() {
    assertThat(passes(3000)).isEqualTo(passes(3)).isLessThan(5);
  }

  private static int passes(int rows) {
    CountedRows counted = new CountedRows();
    TextGrid grid = new TextGrid(counted);
    for (int i = 0; i < rows; i++) {
      grid.row("row", String.valueOf(i), "text");
    }
    assertThat(grid.lines()).hasSize(rows);
    return counted.passes;
  }
}
