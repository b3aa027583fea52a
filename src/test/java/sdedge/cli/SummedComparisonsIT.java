package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** Comparisons of several instances, summed up for people and for papers. */
class SummedComparisonsIT {
  private static final String QUICK = "instances/quickstart.yaml";

  @TempDir private Path folder;

  private Path draw(String name, String from) throws Exception {
    String text = Files.readString(Path.of(from)).replaceFirst("(?m)^name: .*", "name: " + name);
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private Object[] argv(Object... more) throws Exception {
    List<Object> argv =
        new ArrayList<>(
            List.of(
                "compare",
                draw("late-0001", ROLLING),
                draw("late-0002", ROLLING),
                draw("quick-0001", QUICK),
                "--methods",
                "dp,single-task"));
    argv.addAll(List.of(more));
    return argv.toArray();
  }

  private static List<String> summary(Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
    List<String> lines = Cli.lines(ended.out());
    return lines.subList(lines.indexOf("over 2 instances"), lines.size());
  }

  @Test
  void familiesAreGroupsAndEqualDrawsAreOne() throws Exception {
    List<String> lines = summary(Cli.run(argv("--by", "family")));

    assertThat(lines.get(1).split(" {2,}"))
        .containsExactly(
            "",
            "group",
            "method",
            "instances",
            "median",
            "mean over optimum",
            "95 % of the mean",
            "largest",
            "at",
            "faster, equal, slower than dp");
    assertThat(lines).hasSize(2 + 4 + 1);
    assertThat(lines.get(3).split(" {2,}"))
        .containsExactly(
            "",
            "late",
            "single-task",
            "1",
            "15.7 %",
            "15.7 %",
            "-",
            "15.7 %",
            "late-0001",
            "0, 0, 1");
    assertThat(lines.get(6)).isEqualTo("  counted once, as they are equal: late-0001, late-0002");
  }

  @Test
  void columnsAndPatternsAreGroupsToo() throws Exception {
    Path scores = folder.resolve("scores.csv");
    assertThat(summary(Cli.run(argv("--by", "tasks", "--scores", scores))).get(2))
        .startsWith("  6      dp");
    assertThat(Files.readAllLines(scores)).hasSize(1 + 3 * 2 * 2).last().asString().endsWith(",8");
    assertThat(summary(Cli.run(argv("--by", "^.")))).anyMatch(line -> line.startsWith("  q "));
    assertThat(summary(Cli.run(argv("--by", "la(t)e"))))
        .anyMatch(line -> line.startsWith("  t "))
        .anyMatch(line -> line.startsWith("  others "));
    assertThat(Cli.run(argv("--by", "(")).err()).contains("--by", "nor a regular expression");
    Ended nothing = Cli.run(argv("--by", "task"));
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("finds nothing in the names", "tasks, tokens");
  }

  @Test
  void tablesAreMadeForPapers() throws Exception {
    Ended markdown = Cli.run(argv("--table", "markdown"));

    assertThat(Cli.lines(markdown.out()))
        .startsWith(
            "| method | instances | median | mean over optimum | 95 % of the mean | largest | at"
                + " | faster, equal, slower than dp |",
            "|---|--:|--:|--:|--:|--:|---|--:|",
            "| dp | 2 | 0.0 % | 0.0 % | 0.0 % to 0.0 % | 0.0 % | late-0001 |  |");
    assertThat(Cli.run(argv("--table", "markdown", "--json")).code()).isEqualTo(2);
  }

  @Test
  void whatIsNoPlanOfTheQuestionHasAFootnote() {
    Ended mean = Cli.run("compare", QUICK, "--steps", "mean", "--methods", "dp,continuous");
    Ended drawn = Cli.run("compare", QUICK, "--methods", "dp,schemes");
    Ended asked = Cli.run("compare", QUICK, "--methods", "dp,greedy");

    assertThat(mean.out())
        .contains("continuous*", "-18.8 %")
        .endsWith("  * no plan of the question: continuous (serves without batches)\n");
    assertThat(drawn.out())
        .contains("continuous*", "-17.4 %")
        .endsWith("  * no plan of the question: continuous (serves without batches)\n");
    assertThat(asked.out()).doesNotContain("continuous");
  }

  @Test
  void whatIsNotInAMeanIsSaid() throws Exception {
    Path none = folder.resolve("{name}.json");
    Ended shown = Cli.run(argv("--plans", "mine=" + none));
    Ended written = Cli.run(argv("--plans", "mine=" + none, "--scores", "-"));

    String line = "mine left out, as it has no plan (failed): late-0001, quick-0001\n";
    assertThat(shown.out()).endsWith("  " + line);
    assertThat(written.err()).endsWith("sdedge: " + line);
  }
}
