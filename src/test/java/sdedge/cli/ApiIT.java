package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.api.BatchPlan;
import sdedge.api.PlanningInstance;
import sdedge.api.PlanningResult;
import sdedge.api.SampleSchemes;
import sdedge.api.Scheme;
import sdedge.api.Sdedge;
import sdedge.api.SolveOptions;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;
import sdedge.study.Search;

/** The command line and {@code sdedge.api}, which do the same, and what others register there. */
class ApiIT {
  private static final String QUICKSTART = "instances/quickstart.yaml";
  private static final int REFUSED = ExitCode.INVALID_INPUT.code();

  @TempDir private Path folder;

  private static void assertSame(PlanningResult result, Path directory) throws Exception {
    for (String name : List.of("schedule.csv", "latency.csv", "uplink.csv", "plan.json")) {
      assertThat(result.file(name)).as(name).isEqualTo(Files.readAllBytes(directory.resolve(name)));
    }
    assertThat(result.file("summary.json"))
        .asString()
        .isEqualTo(Files.readString(directory.resolve("summary.json")));
  }

  @Test
  void theBytesAreThoseOfTheCommandLine() throws Exception {
    PlanningInstance instance = PlanningInstance.read(Path.of(QUICKSTART));
    SolveOptions options =
        SolveOptions.DEFAULT.with("uplink", "auto").with("pipeline", "synchronous");

    PlanningResult solved = Sdedge.solve(instance, options);
    Path directory =
        Cli.solved(folder.resolve("solved"), QUICKSTART, "--uplink=auto", "--pipeline=synchronous");
    assertSame(solved, directory);

    Path plan = directory.resolve("plan.json");
    Ended ended = Cli.run("evaluate", QUICKSTART, plan, "-o", folder.resolve("evaluated"));
    assertThat(ended.code()).isZero();
    assertSame(
        Sdedge.execute(instance, BatchPlan.read(instance, plan)), folder.resolve("evaluated"));
  }

  /** A search from a plan, with a bound on all policies, is that of solve. */
  @Test
  void searchesBeginAndBoundAsOnTheCommandLine() throws Exception {
    PlanningInstance instance = PlanningInstance.read(Path.of(QUICKSTART));
    PlanningResult greedy = Sdedge.solve(instance, SolveOptions.DEFAULT.withMethod("greedy"));
    Path start = Files.write(folder.resolve("start.json"), greedy.file("plan.json"));
    SolveOptions options =
        SolveOptions.DEFAULT
            .withMethod("fixed-length:2")
            .from(BatchPlan.read(instance, start))
            .withBoundOnAll();

    PlanningResult solved = Sdedge.solve(instance, options);
    Path out = folder.resolve("begun");
    Ended ended =
        Cli.line(
            "solve "
                + QUICKSTART
                + " --method=fixed-length:2 --start "
                + start
                + " --bound-all -o "
                + out);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertSame(solved, out);
    assertThat(solved.number("bound_all_s").orElseThrow())
        .isPositive()
        .isLessThanOrEqualTo(solved.makespanS().orElseThrow());
    assertThat(Sdedge.solve(instance, SolveOptions.DEFAULT).number("bound_all_s")).isEmpty();
    assertThatThrownBy(() -> Sdedge.solve(instance, options.withClass("partitions")))
        .hasMessage("class partitions is for method dp, not for fixed-length:2");
    assertThatThrownBy(() -> options.withClass("all")).hasMessage("no class of plans all");
  }

  /** What solve says beside its result are notes. */
  @Test
  void notesAreWhatTheCommandSays() throws Exception {
    PlanningInstance instance = PlanningInstance.read(Path.of(QUICKSTART));
    PlanningResult solved = Sdedge.solve(instance, SolveOptions.DEFAULT);
    Ended ended = Cli.run("", Search.SOLVER, "solve", QUICKSTART, "-o", folder.resolve("noted"));

    assertThat(solved.notes()).singleElement().asString().contains("17.2 % sooner");
    assertThat(ended.err()).contains("sdedge: note: " + solved.notes().get(0));
    assertThat(Sdedge.solve(instance, SolveOptions.DEFAULT.withMethod("greedy")).notes()).isEmpty();
  }

  @Test
  void whatTheApiWroteTheCommandsRead() throws Exception {
    Path directory = folder.resolve("result");
    Sdedge.solve(PlanningInstance.read(Path.of(QUICKSTART)), SolveOptions.DEFAULT).write(directory);

    Ended checked = Cli.run("check", QUICKSTART, directory);
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("optimal, nothing differs", "claim");
    assertThat(Cli.run("report", directory, "-o", folder.resolve("page.html")).code()).isZero();
    assertThat(Cli.run("explain", directory).out()).contains("5.651");
  }

  /** Runs something with providers on the class path. */
  private Ended with(List<String> providers, Object... argv) throws Exception {
    Path services = Files.createDirectories(folder.resolve("path/META-INF/services"));
    Files.write(services.resolve(Scheme.class.getName()), providers);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    URL[] path = {folder.resolve("path").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      return Cli.run(argv);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static String sample(String name) {
    return SampleSchemes.class.getName() + "$" + name;
  }

  private static List<String> column(String csv, int index) {
    return csv.lines().skip(1).map(line -> line.split(",", -1)[index]).toList();
  }

  @Test
  void registeredSchemesAreComparedAndNoneCostsAnother() throws Exception {
    List<String> providers =
        Stream.of("Failing", "OneByOne", "Forgetful", "Impostor", "Unmakeable", "Missing")
            .map(ApiIT::sample)
            .toList();

    Ended without = Cli.run("compare", Cli.ROLLING, "--csv", "-");
    Ended ended = with(providers, "compare", Cli.ROLLING, "--csv", "-");

    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).startsWith(without.out());
    String more = ended.out().substring(without.out().length());
    assertThat(more.lines().map(line -> line.split(",", -1)[1]))
        .containsExactly(
            "failing", "one-by-one", "forgetful", "registered-4", "registered-5", "registered-6");
    assertThat(more.lines().map(line -> line.split(",", -1)[2]))
        .containsExactly("failed", "feasible", "failed", "failed", "failed", "failed");
    assertThat(ended.err())
        .contains(
            "case-100-late-uploads: failing: it failed: java.lang.IllegalStateException: no idea",
            "forgetful: its plan is infeasible: ",
            "registered-4: it failed: ",
            "the name 'greedy' is that of another method",
            "no licence",
            "SampleSchemes$Missing not found");
  }

  @Test
  void theirPlansAreExecutedLikeAnyOther() throws Exception {
    Path directory = folder.resolve("mine");
    List<String> provider = List.of(sample("OneByOne"));

    Ended solved = with(provider, "solve", QUICKSTART, "--method", "one-by-one", "-o", directory);
    assertThat(solved.code()).as(solved.err()).isZero();
    assertThat(directory.resolve("summary.json"))
        .content()
        .contains("\"method\": \"one-by-one\"", "a comparison scheme: a sample, one-by-one");
    assertThat(Cli.run("check", QUICKSTART, directory).code()).isZero();
    Ended evaluated = Cli.run("evaluate", QUICKSTART, directory.resolve("plan.json"), "--csv", "-");
    Ended compared =
        with(provider, "compare", QUICKSTART, "--methods", "one-by-one,dp,schemes", "--csv", "-");
    assertThat(column(compared.out(), 4).get(0)).isEqualTo(column(evaluated.out(), 2).get(0));
    assertThat(column(compared.out(), 1)).startsWith("one-by-one", "dp").doesNotHaveDuplicates();
    for (String scope : List.of("batch", "global", "drafter")) {
      Ended mixed =
          with(
              List.of(sample("Mixed")),
              "solve",
              Cli.TWO_DRAFTERS,
              "--method=mixed",
              "--scope=" + scope,
              "-o",
              folder.resolve(scope));
      boolean refused = scope.equals("global");
      assertThat(mixed.code()).as(scope + mixed.err()).isEqualTo(refused ? REFUSED : 0);
      assertThat(mixed.err().contains("lengths that scope global does not allow"))
          .isEqualTo(refused);
    }
    Ended failing = with(List.of(sample("Failing")), "solve", QUICKSTART, "--method", "failing");
    assertThat(failing.err()).contains("no idea");
    assertThat(failing.code()).isEqualTo(REFUSED);
  }

  /** A plan in an order that was not searched may be faster than the proven optimum. */
  @Test
  void whatWasNotSearchedContradictsNothing() throws Exception {
    Ended ended =
        with(
            List.of(sample("Outsider")),
            "compare",
            QUICKSTART,
            "--order=given",
            "--methods=dp,outsider",
            "--csv=-");

    assertThat(ended.code()).as(ended.err()).isZero();
    List<String> makespans = column(ended.out(), 4);
    assertThat(column(ended.out(), 2)).containsExactly("optimal", "feasible");
    assertThat(Double.valueOf(makespans.get(1))).isLessThan(Double.valueOf(makespans.get(0)));
  }

  @Test
  void experimentsTakeThemAndSayWhatFailed() throws Exception {
    List<String> providers = List.of(sample("OneByOne"), sample("Failing"));

    Ended bench =
        with(
            providers,
            "bench",
            QUICKSTART,
            "--methods",
            "one-by-one,failing",
            "-o",
            folder.resolve("bench"));

    assertThat(bench.code()).as(bench.err()).isEqualTo(1);
    String runs;
    try (Stream<Path> files = Files.list(folder.resolve("bench"))) {
      Path table = files.filter(f -> f.toString().endsWith("runs.csv")).findFirst().orElseThrow();
      runs = Files.readString(table);
    }
    assertThat(runs).contains("one-by-one", "feasible", "no idea");
  }

  /** In threads of the program too; each row is what the scheme gives for the changed instance. */
  @Test
  void sweepsTakeThem() throws Exception {
    List<String> providers = List.of(sample("OneByOne"));
    String[] lengths = {"0", "2"};

    Ended swept =
        with(
            providers,
            "sweep",
            QUICKSTART,
            "--set=speculation.min_length=" + String.join(",", lengths),
            "--methods=one-by-one,dp",
            "--threads=2",
            "--csv=-");

    assertThat(swept.code()).as(swept.err()).isZero();
    assertThat(column(swept.out(), 1)).containsExactly("one-by-one", "dp", "one-by-one", "dp");
    List<String> makespans = Sweeps.column(swept.out(), "makespan_s");
    for (int i = 0; i < lengths.length; i++) {
      String changed =
          Files.readString(Path.of(QUICKSTART))
              .replace("min_length: 0", "min_length: " + lengths[i]);
      Path file = Files.writeString(folder.resolve(lengths[i] + ".yaml"), changed);
      Ended compared = with(providers, "compare", file, "--methods=one-by-one,dp", "--csv=-");
      assertThat(makespans.subList(2 * i, 2 * i + 2)).isEqualTo(column(compared.out(), 4));
    }
    assertThat(makespans.get(0)).isNotEqualTo(makespans.get(2));
  }

  /** Start-up costs the same whatever is registered, unless methods are looked up. */
  @Test
  void nothingIsLoadedThatNobodyAsksFor() throws Exception {
    List<String> providers = List.of(sample("OneByOne"));
    int before = SampleSchemes.MADE.get();

    assertThat(with(providers, "solve", Cli.ROLLING, "-o", "-").code()).isZero();
    assertThat(with(providers, "solve", Cli.ROLLING, "--method", "greedy", "-o", "-").code())
        .isZero();
    assertThat(with(providers, "validate", Cli.ROLLING).code()).isZero();
    assertThat(SampleSchemes.MADE).hasValue(before);

    assertThat(with(providers, "solve", "--help").out()).contains("one-by-one");
    assertThat(with(providers, "solve", Cli.ROLLING, "--method", "one-by-on").err())
        .contains("Maybe `one-by-one` was meant?");
    assertThat(SampleSchemes.MADE.get()).isGreaterThan(before);
  }
}
