package sdedge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** Tables that commit 44614c4 began are continued, and its shards are joined with ours. */
class EarlierTablesTest {
  private static final Path STORED = Path.of("src/test/resources/experiment");
  private static final Path OTHER = Cli.CASES.resolve("case-008.yaml");

  /** The lines that tell of the machine and of versions, of which ours are not those of then. */
  private static final Pattern HERE =
      Pattern.compile(
          "\"(sdedge|commit|java|or-tools|instance-schema|os|arch|cores|cpu|heap_mib)\": \"[^\"]*\"");

  @TempDir private Path folder;

  private static Ended sweep(Path out, Object... more) {
    List<Object> argv = new ArrayList<>(List.of("sweep", Cli.ROLLING, OTHER));
    argv.addAll(List.of("--set", "tasks[*].acceptance=0.5,0.9"));
    argv.addAll(List.of("--with", "drafters[*].wireless.bandwidth_hz=*0.5,*1", "--tasks", "2"));
    argv.addAll(List.of("--seeds", "1..2", "--fading", "rayleigh", "--threads", "1", "-o", out));
    argv.addAll(List.of("--methods", "dp,single-task"));
    argv.addAll(List.of(more));
    return Cli.run(argv.toArray());
  }

  private static Ended bench(Path out, Object... more) {
    List<Object> argv = new ArrayList<>(List.of("bench", Cli.ROLLING, OTHER, "-o", out));
    argv.addAll(List.of("--methods", "dp,greedy", "--repeats", "2", "--warmup", "0"));
    argv.addAll(List.of("--order", "given", "--threads", "1"));
    argv.addAll(List.of(more));
    return Cli.run(argv.toArray());
  }

  /** A stored manifest as it would have been written here and now, line by line. */
  private void copyManifest(String name, Path out) throws IOException {
    Path fresh = folder.resolve("fresh");
    if (!Files.exists(fresh)) {
      Cli.run("bench", "no-file.yaml", "-o", fresh);
    }
    Map<String, String> here = new HashMap<>();
    Matcher lines = HERE.matcher(Files.readString(fresh.resolve("bench.json")));
    while (lines.find()) {
      here.put(lines.group(1), lines.group());
    }
    assertThat(here).hasSize(10);
    String stored = Files.readString(STORED.resolve(name));
    String moved =
        HERE.matcher(stored)
            .replaceAll(
                line -> Matcher.quoteReplacement(here.getOrDefault(line.group(1), line.group())));
    Files.createDirectories(out);
    Files.writeString(out.resolve(Path.of(name).getFileName()), moved);
  }

  @Test
  void aSweepIsContinuedWhereverItBrokeOff() throws Exception {
    byte[] whole =
        Files.readString(STORED.resolve("sweep/sweep.csv"))
            .replace("simultaneous", "equal-finish") // of another name then
            .getBytes(UTF_8);
    for (int length : new int[] {whole.length, whole.length * 2 / 3, 400}) {
      Path out = folder.resolve("sweep-" + length);
      copyManifest("sweep/sweep.json", out);
      Files.write(out.resolve("sweep.csv"), Arrays.copyOf(whole, length));

      Ended ended = sweep(out, "--resume");

      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(out.resolve("sweep.csv")).hasBinaryContent(whole);
      assertThat(out.resolve("sweep-mean.csv"))
          .hasBinaryContent(Files.readAllBytes(STORED.resolve("sweep/sweep-mean.csv")));
    }
  }

  @Test
  void aBenchmarkIsContinued() throws Exception {
    String whole = Files.readString(STORED.resolve("bench/runs.csv"));
    String begun = whole.substring(0, whole.length() * 2 / 3);
    Path out = folder.resolve("bench");
    copyManifest("bench/bench.json", out);
    Files.writeString(out.resolve("runs.csv"), begun);

    Ended ended = bench(out, "--resume");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readString(out.resolve("runs.csv")))
        .startsWith(begun.substring(0, begun.lastIndexOf('\n') + 1));
    assertThat(BenchRows.deterministic(out.resolve("runs.csv")))
        .isEqualTo(BenchRows.deterministic(STORED.resolve("bench/runs.csv")));
  }

  @Test
  void aShardIsJoinedWithOneOfOurs() throws Exception {
    Path out = folder.resolve("shards");
    copyManifest("bench/bench-1-of-2.json", out);
    Files.copy(STORED.resolve("bench/runs-1-of-2.csv"), out.resolve("runs-1-of-2.csv"));
    assertThat(bench(out, "--shard", "2/2").code()).isZero();

    Ended joined = Cli.run("bench", "--merge", "-o", out);

    assertThat(joined.code()).as(joined.err()).isZero();
    assertThat(
            BenchRows.deterministic(out.resolve("runs.csv")).stream()
                .map(row -> row.replaceFirst(",[12]/2,", ",1/1,")))
        .containsExactlyElementsOf(BenchRows.deterministic(STORED.resolve("bench/runs.csv")));
  }
}
