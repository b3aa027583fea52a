package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.FewerTasks;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** {@code solve --class}. */
class ClassCommandIT {
  private static final String MEMORY = "instances/memory-limited.yaml";
  private static final String QUICKSTART = "instances/quickstart.yaml";
  private static final double CONTIGUOUS_S = 22.527728392923752; // instances/optima.txt

  @TempDir private Path folder;

  @SuppressWarnings("unchecked") // a JSON object
  private static Map<String, Object> contiguous(Map<String, Object> summary) {
    return (Map<String, Object>) Objects.requireNonNull(summary.get("contiguous"));
  }

  /** Where memory forces cohorts all batch plans are looked at. */
  @Test
  void aFasterPlanInNoOrderIsToldApartFromTheProvenOptimum() throws Exception {
    Path result = folder.resolve("result");

    Ended ended = Cli.run("solve", MEMORY, "--threads", "1", "--require=optimal", "-o", result);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("memory-limited: feasible, not proven over all batch plans (dp")
        .contains("the best contiguous plan takes 22.53 s, proven; ")
        .contains("no bound over all batch plans: there are too many to look at all");
    Map<String, Object> summary = Cli.summary(result);
    assertThat(summary)
        .containsEntry("status", "feasible")
        .containsEntry("order", null)
        .containsEntry("class", "partitions")
        .containsEntry("bound_s", null);
    assertThat(contiguous(summary)).containsEntry("status", "optimal");
    assertThat(Json.number(contiguous(summary).get("makespan_s")))
        .isCloseTo(CONTIGUOUS_S, within(1e-8));
    assertThat(Json.number(summary.get("makespan_s"))).isLessThan(0.98 * CONTIGUOUS_S);
    Ended checked = Cli.run("check", MEMORY, result);
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.out()).contains(": feasible, nothing differs");
  }

  @Test
  void threadsDoNotMatter() throws Exception {
    Path few = FewerTasks.of(Path.of(MEMORY), 8, folder.resolve("few.yaml"));
    Files.writeString(
        few, Files.readString(few).replace("memory_bytes: 2.6e9", "memory_bytes: 2.3e9"));
    Path one = Cli.solved(folder.resolve("one"), few.toString(), "--threads=1");
    Path two = Cli.solved(folder.resolve("two"), few.toString(), "--threads=2");

    assertThat(Cli.summary(one)).containsEntry("class", "partitions");
    assertThat(Cli.makespanS(one))
        .isLessThan(Json.number(contiguous(Cli.summary(one)).get("makespan_s")));
    for (String file : new String[] {"plan.json", "summary.json", "schedule.csv"}) {
      assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  @Test
  void contiguousPlansAloneAreNamedSo() throws Exception {
    Path result = folder.resolve("result");

    Ended ended = Cli.run("solve", MEMORY, "--class=contiguous", "-o", result);

    assertThat(ended.out()).startsWith("memory-limited: optimal over contiguous plans (dp");
    assertThat(Cli.summary(result))
        .containsEntry("class", "contiguous")
        .containsEntry("status", "optimal")
        .doesNotContainKey("contiguous");
    assertThat(Cli.makespanS(result)).isCloseTo(CONTIGUOUS_S, within(1e-8));
  }

  /** All batch plans of few tasks are looked at; none is faster here, and the plan stays. */
  @Test
  void fewTasksAreProvenOverAllBatchPlans() throws Exception {
    Path all = folder.resolve("all");
    Path inOrder = folder.resolve("order");

    Ended ended = Cli.run("solve", QUICKSTART, "-o", all);
    Cli.run("solve", QUICKSTART, "--class=contiguous", "-o", inOrder);

    assertThat(ended.out()).contains(": optimal over all batch plans (dp");
    assertThat(Cli.summary(all)).containsEntry("class", "partitions");
    assertThat(all.resolve("plan.json")).hasSameBinaryContentAs(inOrder.resolve("plan.json"));
    assertThat(Cli.run("check", QUICKSTART, all).out())
        .contains("claim not derived again: optimal");
  }

  /** The last prompt of all, and what its batch takes then, is more than cohorts take. */
  @Test
  void uploadsThatDecideBoundAllBatchPlans() throws Exception {
    String slow = "instances/slow-uplink.yaml";
    Path result = folder.resolve("result");

    Ended ended =
        Cli.line(
            "solve " + slow + " --order=auto --uplink=sequential --class=partitions -o " + result);

    assertThat(ended.out()).startsWith("slow-uplink: optimal over all batch plans (dp");
    double makespanS = Cli.makespanS(result);
    assertThat(Json.number(Cli.summary(result).get("bound_s"))).isCloseTo(makespanS, within(1e-7));
    Ended checked = Cli.run("check", slow, result);
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.out()).contains("claim not derived again: optimal");
  }

  /** Asynchronous plans keep to no order anyway. */
  @Test
  void whereAllCannotBeSearchedThatIsSaidOrAMistake() throws Exception {
    Ended asynchronous =
        Cli.line(
            "solve "
                + QUICKSTART
                + " --pipeline=asynchronous --steps=mean --class=partitions -o "
                + folder.resolve("asynchronous"));
    assertThat(asynchronous.code()).isZero();
    assertThat(asynchronous.err())
        .contains("only contiguous plans are searched: the pipeline asynchronous has no slots");
    assertThat(Cli.summary(folder.resolve("asynchronous"))).containsEntry("class", "contiguous");

    mistake(QUICKSTART, "--method=greedy", "is for method dp, not for greedy");
    mistake(QUICKSTART, "--order=given", "keeps to no order, and order given is asked for");
    mistake(copyOfSlowUplink(), "--uplink=joint", "needs an uplink policy, not joint");
  }

  /** Of all orders, since its own would be refused first. */
  private String copyOfSlowUplink() throws IOException {
    String text = Files.readString(Path.of("instances/slow-uplink.yaml"));
    Path copy = folder.resolve("slow-uplink.yaml");
    Files.writeString(copy, text.replace("order: upload-asc", "order: auto"));
    return copy.toString();
  }

  private void mistake(String instance, String option, String said) {
    Ended refused =
        Cli.run("solve", instance, "--class=partitions", option, "-o", folder.resolve("none"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--class partitions " + said);
  }
}
