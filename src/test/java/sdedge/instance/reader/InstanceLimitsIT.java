package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.document.InvalidInputException;

/** Inputs just within and just beyond the limits of docs/instance.md. */
class InstanceLimitsIT {
  private static final String TASK =
      "- {id: u%d, input_tokens: 9, output_tokens: 9, acceptance: 0.5, tx_power_dbm: 23,"
          + " channel_gain_db: -95}\n";

  @TempDir Path folder;

  private static String lines(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.replace("%d", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  private static String withTasks(int count) {
    String text = InstanceText.MINIMAL;
    return text.substring(0, text.indexOf("- {id: u1")) + lines(count, TASK);
  }

  private List<String> problems(String text) {
    try {
      InstanceReader.parse("test.yaml", text.getBytes(StandardCharsets.UTF_8), folder);
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  @Test
  void aHundredThousandTasksAreRead() throws Exception {
    assertThat(InstanceText.read(withTasks(100_000)).tasks()).hasSize(100_000);
  }

  @Test
  void tasksAreLimited() {
    String text = InstanceText.MINIMAL;
    String many = text.substring(0, text.indexOf("- {id: u1")) + lines(250_001, "- {}\n");

    assertThat(problems(many))
        .contains("test.yaml:17:1: tasks: a list of 250001 must have 1 to 250000 entries");
  }

  @Test
  void draftersAndModelsAreLimited() {
    String text =
        InstanceText.with("tasks:", lines(10_001, "m%d: &a {}\n").replace("&a ", "") + "tasks:");
    String models = InstanceText.with("models:\n", "models:\n" + lines(9_999, "  m%d: {}\n"));
    String drafters = InstanceText.with("speculation:", lines(10_000, "- {}\n") + "speculation:");

    assertThat(problems(text)).hasSize(10_001); // 10,000 unknown keys and how many more
    assertThat(problems(models))
        .contains("test.yaml:4:3: models: a mapping of 10001 must have at most 10000 entries");
    assertThat(problems(drafters))
        .contains("test.yaml:8:1: drafters: a list of 10001 must have 1 to 10000 entries");
  }

  @Test
  void valuesAreLimited() {
    String many = "[" + "1,".repeat(5_000_000) + "]";

    assertThat(problems(many))
        .containsExactly(
            "test.yaml:1:10000000: [4999999]: the file has more than 5000000 values and keys");
  }

  @Test
  void keysOfAMappingAreLimited() {
    assertThat(problems(lines(100_001, "k%d: 1\n")))
        .containsExactly("test.yaml:100002:1: a mapping has more than 100000 keys");
  }

  @Test
  void problemsAreLimited() {
    List<String> problems = problems("[" + "*a,".repeat(30_000) + "]");

    assertThat(problems).hasSize(10_001);
    assertThat(problems).last().isEqualTo("test.yaml: and 20001 more problems");
  }

  /** The parser alone would take minutes: it copies what it holds for each 1024 characters. */
  @Test
  void oneLongValueIsReadQuickly() {
    String digits = InstanceText.with("version: 1", "version: " + "1".repeat(20_000_000));
    String spaces = InstanceText.with("version: 1", "version: " + " ".repeat(20_000_000) + "2");

    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          assertThat(problems(digits))
              .containsExactly(
                  "test.yaml:1:10: version: " + "1".repeat(60) + "… must be the integer 1");
          assertThat(problems(spaces))
              .containsExactly("test.yaml:1:20000010: version: 2 must be the integer 1");
        });
  }

  private static String table(String name) {
    return InstanceText.with("latency_model: flops", "latency_model: table, table: " + name);
  }

  @Test
  void rowsOfTablesAreLimited() throws Exception {
    Files.writeString(
        folder.resolve("t.csv"),
        "new_tokens,context_tokens,seconds\n" + "1,1,1\n".repeat(1_000_001));

    assertThat(problems(table("t.csv")))
        .last()
        .asString()
        .isEqualTo(
            folder.resolve("t.csv")
                + ":1000002:1: verifier.table: the tables have more than 1000000 rows");
  }

  @Test
  void tablesTogetherAreLimited() throws Exception {
    for (String name : List.of("a.csv", "b.csv")) {
      try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
        file.setLength(40 << 20);
      }
    }
    String text =
        table("a.csv").replace("latency_model: roofline", "latency_model: table\n  table: b.csv");

    assertThat(problems(text))
        .containsExactly(
            "test.yaml:11:10: drafters[0].table: with table "
                + folder.resolve("b.csv")
                + " the tables are larger than 64 MiB together",
            folder.resolve("a.csv") + ":1:1: verifier.table: character U+0000 is not allowed");
  }

  /** Ten thousand nodes that share a table read it once. */
  @Test
  void aSharedTableIsReadOnce() throws Exception {
    Files.writeString(
        folder.resolve("t.csv"),
        "new_tokens,context_tokens,seconds\n" + lines(100_000, "%d,0,1\n").replace("%d", ""));
    String text = table("t.csv");
    String drafter = text.substring(text.indexOf("- id: sbs1"), text.indexOf("speculation:"));
    String tabled =
        drafter.replace("latency_model: roofline", "latency_model: table\n  table: t.csv");
    String more = lines(2_000, tabled.replace("sbs1", "node%d"));
    String many =
        text.replace("speculation:", more + "pipeline: asynchronous\nspeculation:")
            .replace("{id: u1,", "{id: u1, drafter: sbs1,");

    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThat(problems(many)).isEmpty());
  }
}
