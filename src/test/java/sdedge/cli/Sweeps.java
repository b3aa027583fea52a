package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import sdedge.cli.Cli.Ended;

/** Runs sweeps for tests, and reads their tables. */
final class Sweeps {
  private Sweeps() {}

  static Ended sweep(Object... more) {
    return Cli.run(Stream.concat(Stream.of("sweep"), Arrays.stream(more)).toArray());
  }

  /** Runs a sweep with options, and lists of options. */
  static Ended run(List<Object> options, Object... more) {
    List<Object> all = new ArrayList<>(options);
    for (Object one : more) {
      all.addAll(one instanceof List<?> several ? several : List.of(one));
    }
    return sweep(all.toArray());
  }

  /** The cells of a column of a table without quotes. */
  static List<String> column(String csv, String name) {
    List<String> lines = Cli.lines(csv);
    int at = List.of(lines.get(0).split(",", -1)).indexOf(name);
    assertThat(at).as(name + " in " + lines.get(0)).isNotNegative();
    return lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toList();
  }
}
