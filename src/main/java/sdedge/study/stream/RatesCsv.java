package sdedge.study.stream;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;

/** {@code rates.csv}: a row per rate, candidate and draw. */
public record RatesCsv(CurvePoint point, int draw) {
  /** The name of the file. */
  static final String FILE = "rates.csv";

  public static final Table<RatesCsv> TABLE =
      Table.<RatesCsv>of(
              text("policy", row -> row.point.candidate().policy().key()),
              column("groups", row -> row.point.candidate().groups()),
              optional(column("rate_per_s", row -> row.point.rate().perS())),
              column("draw", row -> row.draw))
          .with(Figures.TABLE.from(row -> row.point.runs().get(row.draw - 1)));

  private static final Table.Column<RatesCsv> USERS =
      column("concurrency", row -> row.point.rate().concurrency());

  private @Nullable String modes() {
    String names = point.candidate().modeNames();
    return names.isEmpty() ? null : names;
  }

  /** The columns of an answer, whether it has rows or not. */
  private static Table<RatesCsv> table(StreamQuestion question) {
    Table<RatesCsv> table = question.isClosedLoop() ? TABLE.with(USERS) : TABLE;
    table = table.with(Figures.more(question).from(row -> row.point.runs().get(row.draw - 1)));
    return question.instance().hasModes()
        ? table.with(optional(text("modes", RatesCsv::modes)))
        : table;
  }

  static Rows<RatesCsv> of(StreamQuestion question, List<CurvePoint> curve) {
    return new Rows<>(table(question), () -> curve.stream().flatMap(RatesCsv::rows).iterator());
  }

  private static Stream<RatesCsv> rows(CurvePoint point) {
    return IntStream.rangeClosed(1, point.runs().size())
        .mapToObj(draw -> new RatesCsv(point, draw));
  }
}
