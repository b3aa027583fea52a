package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of files that a spreadsheet would take for formulas, in the folder of the program. */
class FormulaNamesIT {
  @TempDir private Path folder;

  @BeforeEach
  void copy() throws Exception {
    for (String name : new String[] {"=1+2.yaml", "@x.yaml", "y.yaml"}) {
      Files.copy(Path.of("instances/quickstart.yaml"), folder.resolve(name));
    }
    Path result = Cli.solved(folder.resolve("result"), folder.resolve("y.yaml").toString());
    Files.copy(result.resolve("plan.json"), folder.resolve("=p.json"));
  }

  private List<String> firstColumn(Path table) throws Exception {
    return Files.readAllLines(table).stream().map(line -> line.split(",", -1)[0]).toList();
  }

  private void run(Object... argv) throws Exception {
    Program program = new Program(folder).after("cd '" + folder + "'; exec \"$@\"");
    assertThat(program.run(argv)).as(program.err()).isZero();
  }

  @Test
  void tablesHaveThePathOfTheSameFile() throws Exception {
    String[] names = {"=1+2.yaml", "@x.yaml", "y.yaml"};
    String[] columns = {"instance", "./=1+2.yaml", "./@x.yaml", "y.yaml"};

    run("sweep", names[0], names[1], names[2], "--methods", "dp", "--csv", "sweep.csv");
    assertThat(firstColumn(folder.resolve("sweep.csv"))).containsExactly(columns);

    String[] bench = {"bench", names[0], names[1], names[2], "--repeats", "1", "--warmup", "0"};
    Object[] more = {"--methods", "dp", "-o", "bench"};
    run(Stream.of(bench, more).flatMap(Arrays::stream).toArray());
    assertThat(firstColumn(folder.resolve("bench/runs.csv"))).containsExactly(columns);
    assertThat(firstColumn(folder.resolve("bench/bench-summary.csv"))).containsExactly(columns);

    run("evaluate", "y.yaml", "=p.json", "--csv", "scores.csv");
    assertThat(firstColumn(folder.resolve("scores.csv"))).containsExactly("plan", "./=p.json");
  }
}
