package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.document.tree.ValueOverride;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.ResultSource;

/**
 * The window of a stream whose requests join one by one may end while drafts wait for their link,
 * which sends others; all others are sent.
 */
class UnsentDraftsTest {
  private static final Path FOLDER = Path.of("instances");
  private static final Path FILE = FOLDER.resolve("two-drafters.yaml");
  private static final int EVERY = 7; // of the transfers

  private static Instance instance;
  private static Map<String, byte[]> files;

  /** The link of one cell is so slow that drafts queue for it. */
  @BeforeAll
  static void serve() throws Exception {
    List<ValueOverride> slow =
        List.of(
            ValueOverride.of("drafters[1].fronthaul.rate_bps", "500"),
            ValueOverride.of("drafters[1].fronthaul.bits_per_prompt_token", "0"),
            ValueOverride.of("speculation.min_length", "2"),
            ValueOverride.of("batching.max_tasks_per_batch", "4"));
    byte[] bytes = Files.readAllBytes(FILE);
    instance = InstanceReader.parse(FILE.toString(), bytes, FOLDER, slow).with(Steps.MEAN);
    files = JoinedStreams.made(instance, new JoinedStreams.Asked(40, 2, 100, 3), 1);
  }

  @Test
  void draftsMayWaitForTheirLinkWhenTheWindowEnds() throws Exception {
    MutableResult result = new MutableResult(files);
    List<List<String>> rows = result.csv("schedule.csv");
    List<String> unsent =
        rows.stream()
            .filter(row -> is(row, "draft") && transfersOf(row, rows).isEmpty())
            .map(row -> row.get(3))
            .toList();

    assertThat(unsent).containsExactly("70", "71", "72");
    assertThat(expected(result)).isEmpty();
  }

  @Test
  void transfersThatAreTakenOutAreMissed() throws Exception {
    List<List<String>> rows = new MutableResult(files).csv("schedule.csv");
    List<List<String>> sent =
        rows.stream()
            .filter(row -> is(row, "draft"))
            .flatMap(row -> transfersOf(row, rows).stream())
            .sorted(Comparator.comparing(row -> row.get(0))) // the last one is of the slow link
            .toList();
    assertThat(sent).hasSizeGreaterThan(10 * EVERY);
    for (int i = sent.size() - 1; i >= 0; i -= EVERY) {
      MutableResult changed = new MutableResult(files);
      changed.csv("schedule.csv").remove(sent.get(i));
      assertThat(expected(changed)).as("" + sent.get(i)).contains("a transfer of the drafts");
    }
  }

  private static boolean is(List<String> row, String stage) {
    return row.get(4).equals(stage);
  }

  private static List<List<String>> transfersOf(List<String> draft, List<List<String>> rows) {
    return rows.stream()
        .filter(row -> is(row, "fronthaul_up"))
        .filter(row -> row.get(0).equals(draft.get(0)) && row.get(3).equals(draft.get(3)))
        .toList();
  }

  /** What was expected where something differs. */
  private static List<String> expected(MutableResult result) throws Exception {
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(result.files()))
        .differences()
        .stream()
        .map(difference -> difference.expected())
        .toList();
  }
}
