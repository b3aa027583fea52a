package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Sweeps.column;
import static sdedge.cli.Sweeps.run;
import static sdedge.cli.Sweeps.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** Sweeps that are made in parts. */
class SweepShardsTest {
  private static final String SLOW = "instances/slow-uplink.yaml";
  private static final String QUICK = "instances/quickstart.yaml";

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  /** The seeds of a value are dealt out too; the bytes are those of one process. */
  @Test
  void shardsJoinToTheWhole() throws Exception {
    List<Object> options =
        List.of(SLOW, "--fading", "rayleigh", "--tasks", "1,2", "--methods", "dp,single-task");
    Path whole = folder.resolve("whole");
    assertThat(run(options, "--seeds", "1..3", "-o", whole).code()).isZero();
    for (String shard : List.of("1/4", "3/4", "4/4")) {
      assertThat(run(options, "--seeds", "1..3", "-o", out(), "--shard", shard).code()).isZero();
    }
    Ended early = sweep("--merge", "-o", out());
    assertThat(run(options, "--seeds", "1..3", "-o", out(), "--shard", "2/4").code()).isZero();

    Ended joined = sweep("--merge", "-o", out());

    assertThat(early.code()).isEqualTo(8);
    assertThat(early.err()).contains("shard 2/4 is missing");
    assertThat(joined.code()).as(joined.err()).isZero();
    for (String name : List.of("sweep.csv", "sweep-mean.csv")) {
      assertThat(out().resolve(name)).hasBinaryContent(Files.readAllBytes(whole.resolve(name)));
    }
    assertThat(out().toFile().list())
        .as("no means of a part")
        .hasSize(4 * 2 + 3)
        .contains("sweep-1-of-4.csv", "sweep-1-of-4.json", "sweep.json");
    assertThat(sweep("--merge", "-o", out()).err()).contains("sweep.csv exists already");
  }

  /** Two checkouts, of which the rows get the names of the first. */
  @Test
  void shardsOfOtherCheckoutsJoinByTheirBytes() throws Exception {
    for (int shard = 1; shard <= 2; shard++) {
      Path checkout = Files.createDirectory(folder.resolve("checkout-" + shard));
      List<Object> files = new ArrayList<>();
      for (String file : List.of(SLOW, QUICK)) {
        files.add(Files.copy(Path.of(file), checkout.resolve(Path.of(file).getFileName())));
      }
      files.addAll(List.of("--tasks", "1,2", "-o", out(), "--shard", shard + "/2"));
      assertThat(sweep(files.toArray()).code()).isZero();
    }

    Ended joined = sweep("--merge", "-o", out());

    assertThat(joined.code()).as(joined.err()).isZero();
    String rows = Files.readString(out().resolve("sweep.csv"));
    assertThat(column(rows, "tasks")).containsExactly("1", "2", "1", "2");
    assertThat(column(rows, "instance"))
        .allMatch(name -> name.startsWith(folder.resolve("checkout-1").toString()));
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThat(sweep(QUICK, "--tasks", "1", "--shard", "1/2").err())
        .contains("--shard needs -o DIR");
    assertThat(sweep("--merge").err()).contains("--merge needs -o DIR");
    assertThat(sweep("--merge", "-o", out(), "--shard", "1/2").err())
        .contains("--merge joins all shards, so it takes no --shard");
    assertThat(sweep(QUICK, "--merge", "-o", out()).err()).contains("--merge takes no instances");
  }
}
