package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.oracle.files.StatedTable.Column;
import sdedge.oracle.files.StatedTable.Kind;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.stream.RunFigures;
import sdedge.oracle.stream.StreamAnswers;

/**
 * What {@code rates.csv} should hold: of the run whose requests are stated what follows from them,
 * of the others what can be.
 */
record RatesTable(Instance instance, RunOptions.OfStream options, List<Row> rows) {
  static final String NAME = "rates.csv";

  static final List<String> FIGURES =
      List.of(
          "throughput_per_s",
          "ttft_p50_s",
          "ttft_p95_s",
          "tpot_p50_s",
          "tpot_p95_s",
          "e2e_mean_s",
          "e2e_p50_s",
          "e2e_p95_s",
          "attainment",
          "residents",
          "busy_verifier",
          "busy_drafter",
          "busy_up",
          "busy_down",
          "bound_share");

  /** Columns below which others cannot be. */
  private static final Map<String, String> AT_LEAST =
      Map.of(
          "ttft_p95_s", "ttft_p50_s",
          "tpot_p95_s", "tpot_p50_s",
          "e2e_p50_s", "ttft_p50_s",
          "e2e_p95_s", "e2e_p50_s");

  /** The figures of a closed loop beside them. */
  static final String TOKENS = "tokens_per_s";

  /** The figures of an engine beside them. */
  static final String MEAN_TTFT = "ttft_mean_s";

  static final String MIXED = "mixed";

  private static final String USERS = "concurrency";
  private static final String MODES = "modes";
  private static final List<String> KEYS = List.of("policy", "groups", "rate_per_s", "draw");
  private static final double ROUNDING = 1e-9;

  /**
   * A run.
   *
   * @param stated what the table says
   * @param index of its row there, from 0
   * @param sums what its requests say; null if they are not stated
   * @param used what its requests take at least of everything; null without a bound
   * @param answers to its requests; null if these are not known
   */
  record Row(
      StreamWay way,
      int draw,
      StatedTable stated,
      int index,
      @Nullable RequestSums sums,
      StatedBound.@Nullable Used used,
      @Nullable StreamAnswers answers) {
    double of(String column) {
      return stated.number(column, index);
    }
  }

  /**
   * What the requests of a run say of it.
   *
   * @param residentS seconds from the admission of each to its last token, all together
   * @param endS when the last one was complete
   */
  record RequestSums(RunFigures figures, double residentS, double endS) {}

  private static List<Column> columns(Instance instance, RunOptions.OfStream options) {
    List<String> figures = new ArrayList<>(FIGURES);
    if (options.isClosedLoop()) {
      figures.addAll(List.of(USERS, TOKENS));
    }
    if (!instance.serving().isPlain()) {
      figures.addAll(List.of(MEAN_TTFT, MIXED));
    }
    List<Column> columns = new ArrayList<>(StatedTable.columns(Kind.WORD, KEYS));
    columns.addAll(StatedTable.columns(Kind.IF_ANY, figures));
    if (instance.hasModes()) {
      columns.add(new Column(MODES, Kind.WORD));
    }
    return columns;
  }

  /** What the table says; null, with the reason reported, if it is another one. */
  static @Nullable StatedTable read(
      Findings findings, ResultSource source, Instance instance, RunOptions.OfStream options)
      throws IOException {
    return StatedTable.read(findings, source, NAME, columns(instance, options));
  }

  ExpectedTable<Row> expected() {
    List<String> names = columns(instance, options).stream().map(Column::name).toList();
    return new ExpectedTable<>(
        NAME, rows::stream, 2, names, row -> names.stream().map(n -> expected(row, n)).toList());
  }

  private Expected expected(Row row, String column) {
    return switch (column) {
      case "policy" -> Expected.of(row.way.policy().word());
      case "groups" -> Expected.of(row.way.groups());
      case "rate_per_s" -> Expected.near(row.way.perS(), 0);
      case "draw" -> Expected.of(row.draw);
      case USERS -> Expected.of(row.way.users());
      case TOKENS -> tokensPerS(row);
      case MEAN_TTFT -> meanTtft(row);
      case MIXED -> Expected.between(0, 1, 0);
      case MODES -> Expected.names(row.way.modes());
      case "attainment" -> options.level() != null ? attainment(row.sums) : Expected.NOTHING;
      case "bound_share" -> row.used == null ? Expected.NOTHING : boundShare(row, row.used);
      case "residents" -> residents(row);
      default ->
          column.startsWith("busy") ? Expected.between(0, 1 + ROUNDING, 0) : time(row, column);
    };
  }

  private static Expected time(Row row, String column) {
    if (row.sums != null) {
      double slackS = column.startsWith("e2e") ? slackS(row.sums) : 0;
      return Expected.near(row.sums.figures.byColumn().get(column), slackS);
    }
    String less = AT_LEAST.get(column);
    return Expected.between(less == null ? 0 : row.of(less), Double.MAX_VALUE, 0);
  }

  /** Seconds from the first arrival until the last answer. */
  private double spanS(Row row) {
    return row.sums == null
        ? options.requests() / row.of("throughput_per_s")
        : row.sums.figures.spanS();
  }

  /** Of answers that are stated, or drawn in permutations, of which the last may be any part. */
  private Expected tokensPerS(Row row) {
    if (row.answers != null) {
      double tokens = row.answers.known().stream().mapToDouble(Task::outputTokens).sum();
      return Expected.of(tokens / spanS(row));
    }
    double[][] tokens = new double[instance.tasks().size()][];
    Arrays.setAll(
        tokens,
        k ->
            instance.tasks().get(k).answer().outcomes().stream()
                .mapToDouble(AnswerLaw.Outcome::outputTokens)
                .toArray());
    StatedBound.Used sum = StatedBound.permutations(tokens, options.requests());
    return Expected.between(sum.leastS() / spanS(row), sum.mostS() / spanS(row), 0);
  }

  private static Expected meanTtft(Row row) {
    return row.sums == null
        ? Expected.between(0, row.of("e2e_mean_s"), 0)
        : Expected.near(row.sums.figures.meanTtftS(), slackS(row.sums));
  }

  private static double slackS(RequestSums sums) {
    return RequestsTable.ROUNDING * sums.endS;
  }

  private static Expected attainment(@Nullable RequestSums sums) {
    return sums == null
        ? Expected.between(0, 1, 0)
        : Expected.between(sums.figures.leastAttainment(), sums.figures.mostAttainment(), 0);
  }

  /** With mean progress nothing serves more than the bound; with drawn progress by chance. */
  private Expected boundShare(Row row, StatedBound.Used used) {
    double most =
        instance.speculation().steps() == Steps.MEAN ? 1 + ROUNDING : Double.POSITIVE_INFINITY;
    double spanS = spanS(row);
    return Expected.between(
        Math.min(most, used.leastS() / spanS), Math.min(most, used.mostS() / spanS), 0);
  }

  /**
   * Little's law: residents over time are the times of residence. With one drafter a request leaves
   * when its last token is known, without drafts before that.
   */
  private Expected residents(Row row) {
    int drafters = ModeSelection.drafters(instance).size();
    RequestSums sums = row.sums;
    if (drafters > 1) {
      double inGroups = (double) row.way.groups() * instance.batching().maxTasksPerBatch();
      double fits = row.way.policy().joins() ? Double.POSITIVE_INFINITY : inGroups;
      double cap = instance.batching().maxTasksPerCohort();
      return Expected.between(0, Math.min(options.requests(), Math.min(fits, cap)), 0);
    } else if (sums == null) {
      return Expected.between(0, row.of("throughput_per_s") * row.of("e2e_mean_s"), 0);
    }
    boolean leavesLate =
        row.way.policy().leastLength(instance.speculation()) > 0 && !instance.hasModes();
    double all = sums.residentS / spanS(row);
    double slack = options.requests() * slackS(sums) / spanS(row);
    return Expected.between(leavesLate ? all : 0, all, slack);
  }
}
