package sdedge.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.api.ServedUsers.Question;

/** What commands beside {@code solve} do, from Java. */
class CommandsTest {
  private static final Path QUICKSTART = Path.of("instances/quickstart.yaml");

  @Test
  void instancesAreGenerated() {
    PlanningInstance made = InstanceGenerator.generate("paper", 7, Map.of("tasks", "12"));

    assertThat(made.name()).isEqualTo("paper");
    assertThat(made.tasks()).hasSize(12);
    assertThat(InstanceGenerator.generate("paper", 7, Map.of("tasks", "12")).text())
        .isEqualTo(made.text());
    assertThat(InstanceGenerator.generate("paper", 8, Map.of("tasks", "12")).text())
        .isNotEqualTo(made.text());
    assertThatThrownBy(() -> InstanceGenerator.generate("papers", 7, Map.of()))
        .hasMessageContaining("paper");
    assertThatThrownBy(() -> InstanceGenerator.generate("paper", 7, Map.of("task", "1")))
        .hasMessage("task is no option of generate");
  }

  /** Where two users fit into the time of one that takes longest, and so on up. */
  @Test
  void usersServedInTimeAreCounted() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    Question question = new Question(Duration.ofSeconds(4), 0.5, 4, 64);

    ServedUsers served = ServedUsers.find(instance, question, SolveOptions.DEFAULT);

    assertThat(served.isWhole()).isTrue();
    assertThat(served.tooMany()).hasValue(served.users() + 1);
    assertThat(served.withinByUsers().get(served.users())).isGreaterThanOrEqualTo(2);
    assertThat(served.withinByUsers().get(served.users() + 1)).isLessThan(2);
    assertThat(served.refilled().orElseThrow()).isGreaterThanOrEqualTo(served.users());
    assertThat(served.purchases()).isEmpty();
    assertThatThrownBy(() -> new Question(Duration.ZERO, 0.5, 4, 64))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** What each adds is what an instance with its value serves more. */
  @Test
  void purchasesAddUsers() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    Question question = new Question(Duration.ofMillis(3500), 0.5, 2, 16);

    ServedUsers served =
        ServedUsers.withPurchases(
            instance, question, List.of("drafters=8/2"), SolveOptions.DEFAULT);

    assertThat(served.users())
        .isEqualTo(ServedUsers.find(instance, question, SolveOptions.DEFAULT).users());
    ServedUsers.Purchase first =
        served.purchases().stream()
            .filter(one -> one.path().equals("batching.max_tasks_per_batch"))
            .findFirst()
            .orElseThrow();
    PlanningInstance changed =
        instance.with(first.path(), String.valueOf((int) first.value().orElseThrow()));
    assertThat(served.users() + first.gained().orElseThrow())
        .isEqualTo(ServedUsers.find(changed, question, SolveOptions.DEFAULT).users());
    assertThat(served.purchases())
        .filteredOn(one -> one.path().equals("drafters"))
        .extracting(ServedUsers.Purchase::price)
        .containsExactly(OptionalDouble.of(4));
    assertThat(served.pairs()).isNotEmpty();
    assertThat(served.pairs().get(0).one().path())
        .isNotEqualTo(served.pairs().get(0).other().path());
    ServedUsers.Purchase faster =
        served.purchases().stream()
            .filter(one -> one.words().equals("100 % more memory bandwidth on mbs"))
            .findFirst()
            .orElseThrow();
    int asked = served.users() + faster.gained().orElseThrow();
    List<String> prices = List.of("verifier.memory_bandwidth=2/1e9");
    ServedUsers.Cheapest way =
        ServedUsers.cheapest(instance, question, asked, prices, SolveOptions.DEFAULT);
    assertThat(way.isWhole()).isTrue();
    assertThat(way.price().orElseThrow()).isLessThanOrEqualTo(2 * 432);
    assertThat(way.buy()).hasSize(1);
    assertThat(way.buy().get(0).gained().orElseThrow()).isEqualTo(faster.gained().orElseThrow());
  }

  /** More than three tasks per batch are what quickstart lacks most. */
  @Test
  void plansAreExplained() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    PlanningResult solved = Sdedge.solve(instance, SolveOptions.DEFAULT);
    BatchPlan plan = solved.plan().orElseThrow();

    ExplainedPlan explained = ExplainedPlan.of(instance, plan, List.of(), SolveOptions.DEFAULT);
    assertThat(explained.bestS()).isEqualTo(solved.makespanS());
    assertThat(explained.differences()).isEmpty();
    assertThat(explained.heldAgainstS()).isEmpty();
    assertThat(explained.modes()).isEmpty();
    double lessS =
        solved.makespanS().orElseThrow()
            - Sdedge.solve(instance.with("verifier.memory_bandwidth", "*1.1"), SolveOptions.DEFAULT)
                .makespanS()
                .orElseThrow();
    assertThat(explained.savings())
        .filteredOn(saving -> saving.byTenthS().equals(OptionalDouble.of(lessS)))
        .singleElement()
        .satisfies(
            saving -> {
              assertThat(saving.resource()).isEqualTo("mbs memory bandwidth");
              assertThat(saving.path()).isEqualTo("verifier.memory_bandwidth");
              assertThat(saving.unit()).isEqualTo("B/s");
              assertThat(saving.now()).hasValue(432e9);
              assertThat(saving.withTenth()).hasValue(1.1 * 432e9);
              assertThat(saving.oneUnit()).isEqualTo("+1 GB/s");
              assertThat(saving.withUnit()).hasValue(433e9);
            });

    List<String> questions = List.of("length 3", "together u1,u2,u3,u4");
    ExplainedPlan asked = ExplainedPlan.of(instance, plan, questions, SolveOptions.DEFAULT);
    assertThat(asked.answers().get(0).costsS().orElseThrow()).isPositive();
    assertThat(asked.answers().get(1).costsS()).isEmpty();
    assertThat(asked.answers().get(1).failure()).isNotEmpty();
  }

  /** The path has no gap, caps are counted, and an edge is where an instance is on both sides. */
  @Test
  void whatBoundsAPlanAndWhereDraftsPayIsKnown() throws Exception {
    PlanningInstance instance =
        PlanningInstance.read(QUICKSTART).with("tasks[*].acceptance", "0.7");
    PlanningResult solved = Sdedge.solve(instance, SolveOptions.DEFAULT);
    BatchPlan plan = solved.plan().orElseThrow();

    ExplainedPlan explained = ExplainedPlan.of(instance, plan, List.of(), SolveOptions.DEFAULT);

    List<ExplainedPlan.Segment> path = explained.path();
    assertThat(path.get(0).startS()).isZero();
    assertThat(path.get(path.size() - 1).endS())
        .isCloseTo(solved.makespanS().orElseThrow(), within(1e-12));
    for (int k = 1; k < path.size(); k++) {
      assertThat(path.get(k).startS()).isCloseTo(path.get(k - 1).endS(), within(1e-12));
    }
    assertThat(path).extracting(ExplainedPlan.Segment::server).contains("sbs1 uplink", "mbs");
    assertThat(explained.caps())
        .contains(new ExplainedPlan.Cap("max_tasks_per_batch", 3, "batches", 2, 3));
    assertThat(explained.breakEvens())
        .extracting(BreakEvenPoints::quantity)
        .startsWith("acceptance", "fronthaul latency");
    BreakEvenPoints acceptance = explained.breakEvens().get(0);
    assertThat(acceptance.pays()).hasValue(true);
    assertThat(acceptance.isWhole()).isTrue();
    assertThat(acceptance.edges()).hasSize(1);
    BreakEvenPoints.Edge edge = acceptance.edges().get(0);
    assertThat(edge.low().speculates()).isFalse();
    assertThat(edge.high().speculates()).isTrue();
    assertThat(edge.high().value()).isLessThan(acceptance.now());
    for (BreakEvenPoints.End end : List.of(edge.low(), edge.high())) {
      PlanningInstance there = instance.with("tasks[*].acceptance", String.valueOf(end.value()));
      PlanningResult best = Sdedge.solve(there, SolveOptions.DEFAULT);
      assertThat(best.makespanS().orElseThrow())
          .isCloseTo(end.makespanS().orElseThrow(), within(1e-9));
      assertThat(
              best.plan().orElseThrow().cohorts().stream()
                  .flatMap(List::stream)
                  .map(batch -> batch.length().orElseThrow())
                  .distinct()
                  .sorted())
          .isEqualTo(end.lengths());
    }
  }

  @Test
  void withoutALevelNothingIsOnTime() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);

    assertThat(ServedStream.serve(instance, List.of(0.2), 20, null, SolveOptions.DEFAULT).runs())
        .extracting(ServedStream.Run::onTime)
        .containsOnly(OptionalDouble.empty());
  }

  /** What differs in the plan of a scheme is told with its costs. */
  @Test
  void differencesFromTheBestPlanAreExplained() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    BatchPlan greedy =
        Sdedge.solve(instance, SolveOptions.DEFAULT.withMethod("greedy")).plan().orElseThrow();

    List<ExplainedPlan.Difference> differences =
        ExplainedPlan.of(instance, greedy, List.of(), SolveOptions.DEFAULT).differences();

    assertThat(differences)
        .extracting(one -> one.kind() + " " + one.own() + ", " + one.best())
        .containsExactly("cohorts 8, 6 2", "lengths 4 3 3, 6 6 3");
    assertThat(differences.get(0).forcedS().orElseThrow()).isCloseTo(0.252, within(5e-4));
    assertThat(differences.get(0).mendedS().orElseThrow()).isCloseTo(0.1288, within(5e-5));
    assertThat(differences.get(0).anewS()).isEmpty();
  }

  @Test
  void requestsAreServed() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);

    ServedStream served =
        ServedStream.serve(instance, List.of(0.2, 0.4), 200, null, SolveOptions.DEFAULT);

    assertThat(served.capacity()).isEmpty();
    assertThat(served.mostPerS().orElseThrow()).isBetween(1.9, 2.1); // as docs/stream.md says
    assertThat(served.runs()).hasSize(8).filteredOn(ServedStream.Run::isBest).hasSize(2);
    assertThat(served.runs())
        .allSatisfy(
            run -> {
              assertThat(run.throughputPerS()).isLessThan(served.mostPerS().orElseThrow());
              assertThat(run.ttftMedianS()).isLessThan(run.endToEndS());
            });
  }

  @Test
  void requestsWhoseAnswersAreNotKnownAreServed() throws Exception {
    Path file = Path.of("src/test/resources/reference/answers/case-009.yaml");

    ServedStream served =
        ServedStream.serve(
            PlanningInstance.read(file), List.of(0.5), 50, null, SolveOptions.DEFAULT);

    assertThat(served.runs()).hasSize(4).filteredOn(ServedStream.Run::isBest).hasSize(1);
    assertThat(served.mostPerS().orElseThrow()).isPositive();
  }

  @Test
  void valuesAreSet() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);

    PlanningInstance changed =
        instance.with("batching.max_tasks_per_batch", "8").with("speculation.max_length", "4");

    assertThat(changed.maxTasksPerBatch()).isEqualTo(8);
    assertThat(changed.maxLength()).isEqualTo(4);
    assertThat(instance.maxTasksPerBatch()).isEqualTo(3);
    assertThatThrownBy(() -> instance.with("batching.max_tasks_per_batch", "0"))
        .isInstanceOf(InputException.class);
  }

  @Test
  void paddedBatchesAreNotRefilled() throws Exception {
    PlanningInstance padded =
        PlanningInstance.read(QUICKSTART).with("batching.padding", "longest-input");
    SolveOptions continuous = SolveOptions.DEFAULT.with("pipeline", "continuous");

    assertThatThrownBy(() -> padded.with("pipeline", "continuous"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("batching.padding: longest-input must be none where groups");
    assertThat(Sdedge.solve(padded, continuous).reasons())
        .first(InstanceOfAssertFactories.STRING)
        .startsWith("batching.padding: longest-input must be none where groups are refilled");
    assertThatThrownBy(
            () -> ServedStream.serve(padded, List.of(0.5), 50, null, SolveOptions.DEFAULT))
        .hasMessageContaining("batching.padding: longest-input must be none where groups");
  }

  @Test
  void nodesAreFitted(@TempDir Path folder) throws Exception {
    Path base = Path.of("instances/calibrated/base.yaml");
    List<String> rows = new ArrayList<>();
    rows.add("length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length");
    for (int load : new int[] {1, 8, 64}) {
      rows.add("0," + load + ",200,150," + (0.02 + 0.0002 * load) + ",1");
      rows.add("2," + load + ",200,150," + (0.015 + 0.0003 * load) + ",2.36");
      rows.add("4," + load + ",200,150," + (0.014 + 0.0004 * load) + ",2.9515");
    }
    Path runs = Files.write(folder.resolve("runs.csv"), rows);

    FittedNodes fitted = FittedNodes.fit(base, List.of(runs));

    assertThat(fitted.files()).containsKeys("nodes.yaml", "fit.csv", "report.json");
    assertThat(new String(fitted.files().get("nodes.yaml"), UTF_8)).contains("acceptance:");
    Path passes =
        Files.write(
            folder.resolve("passes.csv"),
            List.of(
                "new_tokens,context_tokens,seconds",
                "1,200,0.0012",
                "8,1600,0.0013",
                "64,12800,0.0019",
                "256,51200,0.0042"));
    FittedNodes more =
        FittedNodes.fit(
            base, List.of(runs), Map.of("sbs1", passes), List.of(0, 2), OptionalDouble.of(90_000));
    assertThat(more.files()).containsKey("passes.csv");
    assertThat(new String(more.files().get("nodes.yaml"), UTF_8))
        .contains("lengths: [0, 2]", "# caches of 90000 tokens");
    assertThatThrownBy(
            () ->
                FittedNodes.fit(base, List.of(runs), Map.of(), List.of(65), OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    Path two = Files.write(folder.resolve("two.csv"), rows.subList(0, 2));
    assertThatThrownBy(() -> FittedNodes.fit(base, List.of(two)))
        .isInstanceOf(InputException.class);
  }

  @Test
  void methodsAreCompared() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);

    List<ComparedMethod> rows =
        ComparedMethod.compare(instance, List.of("dp", "goodput"), SolveOptions.DEFAULT);

    assertThat(rows).extracting(ComparedMethod::method).containsExactly("dp", "goodput");
    double best = Sdedge.solve(instance, SolveOptions.DEFAULT).makespanS().orElseThrow();
    assertThat(rows.get(0).makespanS()).hasValue(best);
    assertThat(rows.get(0).status()).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(rows.get(0).exact()).isTrue();
    assertThat(rows.get(1).makespanS().orElseThrow()).isGreaterThan(best);
    assertThat(rows.get(1).exact()).isFalse();
  }
}
