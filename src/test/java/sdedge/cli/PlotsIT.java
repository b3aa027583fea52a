package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;

/** Figures of what the program writes, by matplotlib. */
class PlotsIT {
  private static final List<String> SCHEMES =
      List.of("dp", "greedy", "max-batch", "autoregressive");
  private static final String QUICKSTART = "instances/quickstart.yaml";

  /** Once for all: solving is not what is tested. */
  @TempDir private static Path made;

  @TempDir private Path folder;

  private static @Nullable PlotPython python; // once a figure is drawn by it
  private static final boolean READS_PDF = runs("pdftotext", "-v");

  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  /** A Python that has matplotlib; empty where none is installed. */
  private static final Optional<String> PYTHON =
      Stream.of("python3", "/usr/bin/python3")
          .filter(python -> runs(python, "-c", "import matplotlib"))
          .findFirst();

  @BeforeAll
  static void solve() {
    assertThat(Cli.run("solve", QUICKSTART, "-o", made.resolve("a plan")).code()).isZero();
    String schemes = String.join(",", SCHEMES);
    Object[] sweep = {
      "sweep", QUICKSTART, "--tasks", "2,4,8", "--methods", schemes, "--csv", made.resolve("s.csv")
    };
    assertThat(Cli.run(sweep).code()).isZero();
    Object[] capacity = {
      "capacity", QUICKSTART, "--within=5s", "--draws=2", "--levers", "-o", made.resolve("c")
    };
    assertThat(Cli.run(capacity).code()).isZero();
  }

  @Test
  void aTimelineHasALanePerServerAndAColourPerBatch() throws Exception {
    Figure figure = draw("timeline", made.resolve("a plan"));

    assertThat(figure.texts())
        .contains("time (s)", "sbs1 uplink", "sbs1 draft", "sbs1 up", "sbs1 down", "verify")
        .contains("cohort 1 batch 1", "cohort 1 batch 2", "cohort 2 batch 1");
    assertThat(figure.series()).isEqualTo(3);
    assertThat(figure.colours()).contains("#0072b2", "#e69f00", "#009e73");
  }

  @Test
  void theTimeOfEveryTaskIsBrokenDown() throws Exception {
    Figure figure = draw("breakdown", made.resolve("a plan"));

    assertThat(figure.texts())
        .contains("time (s)", "task", "u1", "u8")
        .contains("upload", "draft", "fronthaul", "verify", "queue", "wait");
    assertThat(figure.series()).isEqualTo(6);
  }

  @Test
  void theMakespansOfASweepAreBrokenDown() throws Exception {
    Figure figure = draw("breakdown", made.resolve("s.csv"), "--where", "tasks=8");

    assertThat(figure.texts())
        .contains("makespan (s)", "scheme", "upload wait", "draft", "fronthaul", "verify")
        .containsAll(SCHEMES);
    assertThat(figure.series()).isEqualTo(4);
  }

  @Test
  void aSweepHasALinePerScheme() throws Exception {
    Figure figure = draw("lines", made.resolve("s.csv"));

    assertThat(figure.texts()).contains("tasks", "makespan (s)").containsAll(SCHEMES);
    assertThat(figure.series()).isEqualTo(SCHEMES.size());
    Figure two = draw("lines", made.resolve("s.csv"), "--schemes", "greedy,dp");
    assertThat(two.texts()).contains("greedy", "dp").doesNotContain("max-batch");
    assertThat(two.series()).isEqualTo(2);
  }

  @Test
  void axesFollowFromTheTable() throws Exception {
    Figure words = draw("lines", Path.of("results/paper/uplink.csv"), "--schemes", "dp");
    assertThat(words.texts()).contains("uplink", "simultaneous", "makespan (s)");
    Figure lengths = draw("lines", Path.of("results/paper/length.csv"), "--x", "length");
    assertThat(lengths.texts()).contains("length", "tasks = 1", "tasks = 100");
    Figure times = draw("lines", Path.of("results/methods/bench-summary.csv"));
    assertThat(times.texts()).contains("median time of a search (s)", "tasks", "milp:scip");
    assertThat(times.series()).isEqualTo(5);
  }

  @Test
  void aCapacityHasUsersOverTimeAndABarPerPurchase() throws Exception {
    Figure users = draw("users", made.resolve("c"));
    assertThat(users.texts())
        .contains("all answers within (s)", "users", "90 % of draws", "half of draws");
    assertThat(users.series()).isEqualTo(2);
    Figure purchases = draw("purchases", made.resolve("c"));
    assertThat(purchases.texts())
        .contains(
            "users gained",
            "within 5 s",
            "one more task per batch",
            "10 % more acceptance of drafts")
        .doesNotContain("-0.5", "10 % more uplink band at sbs1");
    assertThat(purchases.colours()).contains("#0072b2");
  }

  @Test
  void gapsHaveABoxPerScheme() throws Exception {
    Figure figure = draw("gaps", made.resolve("s.csv"), "--schemes", "greedy,max-batch");

    assertThat(figure.texts()).contains("over the optimum (%)", "greedy", "max-batch");
    assertThat(figure.colours()).contains("#0072b2");
  }

  @Test
  void whyHasTwoBarsPerKindOfDifference() throws Exception {
    Path compared = folder.resolve("compared");
    assertThat(
            Cli.line("compare " + QUICKSTART + " --methods dp,greedy --why greedy -o " + compared)
                .code())
        .isZero();

    Figure figure = draw("why", compared);

    assertThat(figure.texts())
        .contains("median cost, of the makespan (%)", "all", "cohorts", "lengths")
        .contains("forced on the best plan", "mended");
    assertThat(figure.series()).isEqualTo(2);
    assertThat(rows("boxes", "why", compared.toString()).filter(box -> box[3] == 1)).hasSize(3);
    assertThat(prepared("why", made.resolve("s.csv").toString()))
        .endsWith("s.csv is no folder of compare --why\n");
  }

  @Test
  void theEndingOfTheNameSaysWhichFile() throws Exception {
    for (String ending : List.of("png", "svg", "pdf")) {
      Path out = folder.resolve("gaps." + ending);
      List<String> arguments = List.of("gaps", made.resolve("s.csv").toString(), out.toString());
      assertThat(python().said(arguments)).isEmpty();
      String magic = ending.equals("png") ? "PNG" : ending.equals("svg") ? "<?xml" : "%PDF-";
      assertThat(Files.readString(out, StandardCharsets.ISO_8859_1).substring(0, 8))
          .contains(magic);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.filter(file -> file.toString().contains("." + ending))).hasSize(1);
      }
    }
  }

  /** As where it is not installed: a module of its name that cannot be found. */
  @Test
  void withoutMatplotlibTheHelpIsThereAndDrawingSaysWhatIsMissing() throws Exception {
    assumeTrue(runs("python3", "--version"), "python3 is not installed");
    String hidden =
        "import sys, runpy; sys.modules['matplotlib'] = None; sys.path.insert(0, 'scripts');"
            + " sys.argv[0] = 'plot.py'; runpy.run_path('scripts/plot.py', run_name='__main__')";
    List<String> python = List.of("python3", "-c", hidden);

    String help = ended(new ProcessBuilder(concat(python, List.of("--help"))));
    assertThat(help).startsWith("usage: ").contains("--against METHOD").doesNotContain("Traceback");
    List<String> drawing = List.of("gaps", made.resolve("s.csv").toString(), "x.png");
    assertThat(ended(new ProcessBuilder(concat(python, drawing))))
        .isEqualTo("plot: Python has no matplotlib: apt-get install python3-matplotlib\n");
  }

  /** Quartiles of 0, 1, 2, 3, 20: 1, 2 and 3; whiskers reach to 0 and 3. */
  @Test
  void aBoxHasTheQuartilesOfTheGaps() throws Exception {
    Path csv = folder.resolve("gaps.csv");
    StringBuilder rows = new StringBuilder("instance,method,status,makespan_s\n");
    double[] gaps = {0, 0.02, 0.2, 0.01, 0.03};
    for (int k = 0; k < gaps.length; k++) {
      rows.append(k).append(",dp,optimal,100\n");
      rows.append(k).append(",mine,feasible,").append(100 * (1 + gaps[k])).append('\n');
    }
    rows.append("9,dp,feasible,100\n9,mine,feasible,300\n7,dp,optimal,1\n7,mine,refused,\n");
    Files.writeString(csv, rows);

    Map<String, Object> data = data("gaps", csv.toString(), "--schemes", "mine");
    assertThat(data).containsEntry("xlabel", "over the optimum (%)");
    assertThat(data).containsEntry("rows", List.of("mine"));
    List<Object> stats = Json.list(Json.list(data.get("stats")).get(0));
    assertThat(Json.numbers(stats.subList(0, 5)))
        .containsExactly(new double[] {0, 1, 2, 3, 3}, CLOSE);
    assertThat(Json.numbers(stats.get(5))).containsExactly(new double[] {20}, CLOSE);
    assertThat(data("gaps", csv.toString(), "--against", "mine"))
        .containsEntry("xlabel", "over mine (%)")
        .containsEntry("rows", List.of("dp"));
    assertThat(prepared("gaps", csv.toString(), "--against", "x"))
        .contains("no makespans beside x");
  }

  /** Rows of a method are 1, those at a place without it are left out. */
  @Test
  void linesMayBeInSharesOfAMethod() throws Exception {
    Path csv = folder.resolve("sweep.csv");
    Files.writeString(
        csv,
        """
        instance,length,method,makespan_s
        a,1,dp,2
        a,1,mine,3
        a,2,dp,4
        a,2,mine,5
        a,3,mine,6
        """);
    String[] asked = {"lines", csv.toString(), "--relative-to", "dp", "--schemes", "mine"};
    assertThat(data(asked)).containsEntry("ylabel", "makespan / dp");
    assertThat(points(asked)).isEqualTo("[[1.0, 1.5, 1.5, 1.5, 0], [2.0, 1.25, 1.25, 1.25, 0]]");
    assertThat(prepared("lines", csv.toString(), "--relative-to", "x")).contains("no rows of x");
  }

  @Test
  void meansHaveTheirIntervalsAndUnitsComeFromColumns() throws Exception {
    Path csv = folder.resolve("means.csv");
    Files.writeString(
        csv,
        """
        drafters[0].wireless.bandwidth_hz,method,makespan_mean_s,makespan_low_s,makespan_high_s
        1e6,dp,4,3,5.5
        1e8,dp,2,1,3
        """);

    assertThat(data("lines", csv.toString()))
        .containsEntry("xlabel", "wireless bandwidth (Hz)")
        .containsEntry("ylabel", "mean makespan (s)")
        .containsEntry("logx", true);
    assertThat(points("lines", csv.toString()))
        .isEqualTo("[[1000000.0, 4.0, 3.0, 5.5, 0], [100000000.0, 2.0, 1.0, 3.0, 0]]");
  }

  @Test
  void instancesAreLinesAndFactorsAreNumbers() throws Exception {
    Path csv = folder.resolve("factors.csv");
    Files.writeString(
        csv,
        """
        instance,verifier.pass_overhead_s,method,makespan_s
        a/one.yaml,*0.5,dp,1
        a/one.yaml,*1,dp,2
        a/two.yaml,*0.5,dp,3
        a/two.yaml,*1,dp,4
        """);

    Map<String, Object> data = data("lines", csv.toString());
    assertThat(data).containsEntry("xlabel", "verifier pass overhead, relative");
    assertThat(Json.list(data.get("series")))
        .extracting(each -> Json.list(each).get(0))
        .containsExactly("one", "two");
    assertThat(points("lines", csv.toString()))
        .isEqualTo("[[0.5, 1.0, 1.0, 1.0, 0], [1.0, 2.0, 2.0, 2.0, 0]]");
  }

  @Test
  void rowsOfOnePointAreAMeanBetweenTheirExtremesAndLimitsAreMarked() throws Exception {
    Path csv = folder.resolve("seeds.csv");
    Files.writeString(
        csv,
        """
        seed,tasks,uplink,method,status,termination,makespan_s
        1,5,auto,dp,optimal,completed,2
        2,5,auto,dp,feasible,time_limit,4
        1,6,joint,dp,optimal,completed,7
        1,6,joint,dp,failed,,
        """);

    assertThat(prepared("lines", csv.toString()))
        .contains("[[\"dp\", [[5.0, 3.0, 2.0, 4.0, 1], [6.0, 7.0, 7.0, 7.0, 0]]]]");
  }

  /** Nothing lies between one draw and the next. */
  @Test
  void drawsAreNotJoined() throws Exception {
    Path csv = folder.resolve("draws.csv");
    Files.writeString(
        csv,
        """
        instance,method,makespan_s
        city-0001,dp,1
        city-0002,dp,2
        """);
    Path sizes = folder.resolve("sizes.csv");
    Files.writeString(sizes, Files.readString(csv).replace("-000", "-0"));

    assertThat(data("lines", csv.toString())).containsEntry("joined", false);
    assertThat(data("lines", sizes.toString())).containsEntry("joined", true);
    assertThat(prepared("lines", folder.resolve("seeds").toString(), "--x", "seed"))
        .contains("No such");
  }

  /** One is proven; of one the bound is known, which counts; of one nothing is, which is said. */
  @Test
  void noGapDropsOutInSilence() throws Exception {
    Path csv = folder.resolve("gaps.csv");
    Files.writeString(
        csv,
        """
        instance,method,status,makespan_s,bound_s
        a,dp,optimal,1,1
        a,greedy,feasible,1.5,
        b,dp,feasible,4,2
        b,greedy,unknown,,
        c,greedy,feasible,4,
        """);

    assertThat(prepared("gaps", csv.toString()))
        .contains("plot: left out, as there is no plan of greedy: b\n")
        .contains("plot: left out, as there is no proven optimum or bound: c\n")
        .contains("[[0.0, 25.0, 50.0, 75.0, 100.0, []], ");
  }

  @Test
  void whatCannotBeDrawnIsSaid() throws Exception {
    Path csv = made.resolve("s.csv");

    assertThat(prepared("lines", csv.toString(), "--y", "cost")).contains("has no column cost");
    assertThat(prepared("lines", csv.toString(), "--schemes", "dp,best"))
        .contains("has no rows of best");
    assertThat(prepared("timeline", folder.toString())).contains("latency.csv");
    assertThat(prepared("lines", "results/paper/conditions.csv")).contains("a column 'method'");
  }

  /** The committed pictures, where the same version of matplotlib draws them. */
  @Test
  void thePicturesOfTheReadmeAreAsDrawn() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("scripts/results/pictures.sh", folder.toString());
    builder.environment().put("PYTHON", installed());
    builder
        .environment()
        .put(
            "SDEDGE",
            Path.of(System.getProperty("java.home"), "bin/java")
                + " "
                + String.join(" ", Program.QUICK)
                + " sdedge.cli.Main");
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    assertThat(ended(builder)).isEmpty();
    for (String name : List.of("timeline.svg", "makespans.svg")) {
      Figure committed = Figure.read(Path.of("docs", name));
      Figure drawn = Figure.read(folder.resolve(name));
      assertThat(committed.texts()).isEqualTo(drawn.texts());
      assertThat(committed.series()).isEqualTo(drawn.series());
      if (committed.maker().equals(drawn.maker())) {
        assertThat(Path.of("docs", name)).hasSameTextualContentAs(folder.resolve(name));
      }
    }
  }

  // ---- running -------------------------------------------------------------------------------

  /** Draws into a path with a space and looks at both files. */
  private Figure draw(String kind, Path source, String... options) throws Exception {
    Path out = folder.resolve("the figures").resolve(kind);
    Files.createDirectories(out.getParent());
    List<String> arguments =
        concat(List.of(kind, source.toString(), out.toString()), List.of(options));
    assertThat(python().said(arguments)).isEmpty();
    Figure figure = Figure.read(Path.of(out + ".svg"));
    assertThat(figure.widthIn()).isEqualTo(3.5);
    byte[] pdf = Files.readAllBytes(Path.of(out + ".pdf"));
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .endsWith("%%EOF\n");
    if (READS_PDF) {
      String text = ended(new ProcessBuilder("pdftotext", "-raw", out + ".pdf", "-"));
      text = text.replaceAll("\\s+", " "); // upright text comes word by word
      assertThat(text)
          .contains(
              figure.texts().stream()
                  .filter(t -> t.matches("(?s)(.*\\((s|%)\\)|users gained)"))
                  .toList());
      String info = ended(new ProcessBuilder("pdfinfo", out + ".pdf"));
      assertThat(info).containsPattern("Pages: +1\n").containsPattern("Page size: +252 x ");
    }
    return figure;
  }

  private static PlotPython python() throws IOException {
    PlotPython started = python == null ? new PlotPython(installed()) : python;
    python = started;
    return started;
  }

  @AfterAll
  static void endPython() {
    if (python != null) {
      python.close();
    }
  }

  private static String installed() {
    assumeTrue(PYTHON.isPresent(), "no matplotlib: apt-get install python3-matplotlib");
    return PYTHON.orElseThrow();
  }

  /** What plotdata.py says; needs Python only. */
  private static String prepared(String... arguments) throws Exception {
    assumeTrue(runs("python3", "--version"), "python3 is not installed");
    return ended(
        new ProcessBuilder(concat(List.of("python3", "scripts/plotdata.py"), List.of(arguments))));
  }

  private static Map<String, Object> data(String... arguments) throws Exception {
    String said = prepared(arguments);
    return Json.parse(said.substring(said.indexOf('{')));
  }

  /** Of some figure, what a block of it holds. */
  private static Stream<double[]> rows(String block, String... arguments) throws Exception {
    return Json.list(data(arguments).get(block)).stream().map(Json::numbers);
  }

  /** Of the first line: x, y, lower and upper ends, and whether a limit ended a search. */
  private static String points(String... arguments) throws Exception {
    String text = prepared(arguments);
    int from = text.indexOf("[[", text.indexOf("\"series\": [[") + "\"series\": [[".length());
    return text.substring(from, text.indexOf("]]", from) + 2);
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static boolean runs(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ended(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
