package sdedge.study.simulation;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;

/** {@code samples.csv}: a row per plan and run. */
record SamplesCsv(Samples of, int run) {
  private static final Table<SamplesCsv> TABLE =
      Table.of(
          text("plan", row -> row.of.name()),
          column("run", row -> row.run + 1),
          column("makespan_s", row -> row.of.makespanS()[row.run]));

  static Rows<SamplesCsv> of(List<Samples> samples) {
    return new Rows<>(TABLE, () -> samples.stream().flatMap(SamplesCsv::rows).iterator());
  }

  private static Stream<SamplesCsv> rows(Samples of) {
    return IntStream.range(0, of.makespanS().length).mapToObj(run -> new SamplesCsv(of, run));
  }
}
