package sdedge.result.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader.PlanFile;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

class PlanReaderTest {
  private static final Path CASES = Path.of("src/test/resources/reference/cases");
  private static final Path HARD = Path.of("src/test/resources/reference/hard");
  private static final int QUESTIONS = 3000; // of a search whether to stop

  static List<Path> instances() throws Exception {
    try (Stream<Path> files = Files.list(CASES)) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".yaml")).sorted(),
              Stream.of("min-j2373.json", "min-384.json").map(HARD::resolve))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("instances")
  void whatIsWrittenIsRead(Path file) throws Exception {
    Instance instance = InstanceReader.read(file);
    AtomicInteger left = new AtomicInteger(QUESTIONS);
    Control brief =
        Control.asking(() -> left.getAndDecrement() > 0 ? null : Termination.TIME_LIMIT);
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, brief);
    Plan plan = ((Outcome.Found) outcome).plan();
    String sha256 = "0123456789abcdef".repeat(4);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PlanWriter(instance, sha256, plan).writeTo(out);
    PlanFile read = PlanReader.parse("plan.json", out.toByteArray(), instance);

    assertThat(read).isEqualTo(new PlanFile(instance.name(), sha256, plan));
    assertThat(Timeline.execute(instance, read.plan())).isEqualTo(Timeline.execute(instance, plan));
  }

  private static List<String> problems(String text) throws Exception {
    Instance instance = InstanceReader.read(CASES.resolve("case-100-late-uploads.yaml"));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    InvalidInputException invalid =
        catchThrowableOfType(
            InvalidInputException.class, () -> PlanReader.parse("plan", bytes, instance));
    return invalid == null
        ? List.of()
        : invalid.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void whatIsWrittenOfJoiningServiceIsRead() throws Exception {
    Instance instance = InstanceReader.read(CASES.resolve("case-100-late-uploads.yaml"));
    JoiningService all =
        new JoiningService(
            List.of(3, 1, 0, 2),
            0.25,
            new TreeSet<>(Set.of(2, 0)),
            2,
            3,
            false,
            new TreeMap<>(Map.of(0, 4)),
            1,
            new TreeMap<>(Map.of(0, 2)),
            new TreeMap<>(Map.of(1, -2, 3, 1)),
            new TreeMap<>());
    for (JoiningService service :
        List.of(all, new JoiningService(List.of(0, 1, 2, 3), 0, Map.of(0, 3)))) {
      Plan plan = new Plan(Scope.BATCH, null, service);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new PlanWriter(instance, "0123456789abcdef".repeat(4), plan).writeTo(out);

      assertThat(PlanReader.parse("plan.json", out.toByteArray(), instance).plan()).isEqualTo(plan);
    }
  }

  @Test
  void continuousPlansHaveTheUplinkTheySayAndElseSendInTurn() throws Exception {
    Instance instance = InstanceReader.read(CASES.resolve("case-100-late-uploads.yaml"));
    String text = "{pipeline: continuous, admission: [u1], groups: [{length: 1}]%s}";
    Map<String, UplinkPolicy> expected =
        Map.of(
            "", UplinkPolicy.SEQUENTIAL,
            ", uplink: joint", UplinkPolicy.SEQUENTIAL,
            ", uplink: min-sum", UplinkPolicy.MIN_SUM,
            ", allocation: [{drafter: sbs1, windows: [{end_s: 1, hz: {u1: 5}}]}]",
                UplinkPolicy.EXPLICIT);
    for (Map.Entry<String, UplinkPolicy> each : expected.entrySet()) {
      byte[] bytes = text.formatted(each.getKey()).getBytes(StandardCharsets.UTF_8);
      Plan plan = PlanReader.parse("plan", bytes, instance).plan();
      assertThat(plan.uplink()).as(each.getKey()).isEqualTo(each.getValue());
    }
  }

  @Test
  void joiningServiceNeedsNoMoreThanLengths() throws Exception {
    Instance instance = InstanceReader.read(CASES.resolve("case-100-late-uploads.yaml"));
    String text =
        "pipeline: continuous\nservice: joining\nadmission: [u1, u2, u3, u4]\nlengths: {sbs1: 3}";
    Plan plan = PlanReader.parse("plan", text.getBytes(StandardCharsets.UTF_8), instance).plan();

    assertThat(plan.continuous())
        .isEqualTo(new JoiningService(List.of(0, 1, 2, 3), 0, Map.of(0, 3)));
    assertThat(problems(text.replace("{sbs1: 3}", "{}\nwait: 2\nnew_per_pass: 0")))
        .containsExactlyInAnyOrder(
            "plan:4:10: lengths: a length is missing for sbs1",
            "plan:5:7: wait: 2 must be in [0, 1]",
            "plan:6:15: new_per_pass: 0 must be an integer from 1 to 2147483647");
  }

  @Test
  void onlyCohortsAreRequired() throws Exception {
    Instance instance = InstanceReader.read(CASES.resolve("case-100-late-uploads.yaml"));
    String text = "cohorts: [[{tasks: [u1], length: 2}]]";

    PlanFile read = PlanReader.parse("plan", text.getBytes(StandardCharsets.UTF_8), instance);

    assertThat(read.instance()).isNull();
    assertThat(read.sha256()).isNull();
    assertThat(read.plan().pipeline()).isEqualTo(Pipeline.ROLLING);
    assertThat(read.plan().order()).isNull();
    assertThat(read.plan().uplink()).isEqualTo(instance.uplink());
  }

  @Test
  void anUplinkMayBeLeftToBeChosen() throws Exception {
    Instance instance =
        InstanceReader.read(CASES.resolve("case-100-late-uploads.yaml"))
            .withOptions(null, UplinkPolicy.JOINT, null, null);
    for (UplinkPolicy open : List.of(UplinkPolicy.JOINT, UplinkPolicy.AUTO)) {
      String text = "{uplink: " + open + ", cohorts: [[{tasks: [u1], length: 2}]]}";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(PlanReader.parse("plan", bytes, instance).plan().uplink()).isEqualTo(open);
    }
    byte[] unnamed = "cohorts: [[{tasks: [u1], length: 2}]]".getBytes(StandardCharsets.UTF_8);
    assertThat(PlanReader.parse("plan", unnamed, instance).plan().uplink())
        .isEqualTo(UplinkPolicy.JOINT);
  }

  @Test
  void everyProblemIsLocated() throws Exception {
    String text =
        """
        {"sha256": "ABC", "pipeline": "roling", "order": "auto", "uplink": "best", "cohorts": [
            [{"tasks": ["u1", "U2"], "length": 65}], [],
            [{"tasks": [], "lenght": 1}],
            [{"tasks": ["u3"], "length": 1, "lengths": {"sbs2": 1}}]]}
        """;

    assertThat(problems(text))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("plan:1:12: sha256: "),
            p -> assertThat(p).startsWith("plan:1:31: pipeline: ").contains("`rolling`"),
            p -> assertThat(p).startsWith("plan:1:50: order: "),
            p -> assertThat(p).startsWith("plan:1:68: uplink: "),
            p -> assertThat(p).startsWith("plan:2:23: cohorts[0][0].tasks[1]: ").contains("`u2`"),
            p -> assertThat(p).startsWith("plan:2:40: cohorts[0][0].length: "),
            p -> assertThat(p).startsWith("plan:2:46: cohorts[1]: "),
            p -> assertThat(p).contains("cohorts[2][0].length: required"),
            p -> assertThat(p).contains("cohorts[2][0].tasks: "),
            p -> assertThat(p).contains("lenght: unknown key").contains("`length`"),
            p -> assertThat(p).contains("cohorts[3][0].length: length and lengths exclude"),
            p -> assertThat(p).contains("cohorts[3][0].lengths.sbs2: sbs2").contains("`sbs1`"));
  }

  @Test
  void allocationsAreReadWithTheirPlaces() throws Exception {
    String text =
        """
        uplink: explicit
        cohorts: [[{tasks: [u1], length: 2}]]
        allocation: [{drafter: sbs1, windows: [{end_s: -1, hz: {u1: 2, u77: 3}}]}]
        """;

    assertThat(problems(text))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).contains("allocation[0].windows[0].end_s: -1 must be >= 0"),
            p -> assertThat(p).contains("allocation[0].windows[0].hz.u77: u77 must be one of"));
    assertThat(problems("uplink: explicit\ncohorts: [[{tasks: [u1], length: 2}]]"))
        .singleElement()
        .asString()
        .contains("allocation: required but missing");
    assertThat(problems("uplink: uniform\ncohorts: [[{tasks: [u1], length: 2}]]\nallocation: []"))
        .singleElement()
        .asString()
        .contains("an allocation goes with uplink: explicit, not equal-shares");
  }

  /** So that the fuzzer begins with plans, not with refusals. */
  @Test
  void theSeedsOfTheFuzzerAreFeasiblePlans() throws Exception {
    Path folder = Path.of("src/test/resources/fuzz");
    for (String[] seed :
        new String[][] {
          {"one-drafter", "case-100-late-uploads"},
          {"two-drafters", "case-105-shared-memory"},
          {"allocation", "case-105-shared-memory"}
        }) {
      Instance instance = InstanceReader.read(CASES.resolve(seed[1] + ".yaml"));
      Path file = folder.resolve(seed[0] + ".plan");
      Plan plan = PlanReader.parse(file.toString(), Files.readAllBytes(file), instance).plan();
      assertThat(Feasibility.violations(instance, plan)).as(seed[0]).isEmpty();
    }
  }
}
