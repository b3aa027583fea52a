package sdedge.cli.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.stream.Candidate;
import sdedge.study.stream.CurvePoint;
import sdedge.study.stream.Figures;
import sdedge.study.stream.StreamQuestion;

/**
 * The table of what a stream came to: a row per rate and candidate, in at most 100 columns.
 *
 * @param marksBest whether of each rate the best candidate is marked
 * @param all whether nothing is left out
 */
record CurveGrid(StreamQuestion question, boolean marksBest, boolean all) {
  private static final int MOST_DRAFTERS = 4; // with columns of their own
  private static final int MOST_WIDE = 100; // characters
  private static final int IDENTITY = -1; // the rank of what distinguishes a row from others
  private static final int ALWAYS = 0;

  /** Above a share of what any policy could serve. */
  static final String OF_BOUND = "of the bound";

  /**
   * A column.
   *
   * @param rank of those above {@link #ALWAYS} the largest is left out first
   */
  private record Column(String header, int rank, Function<CurvePoint, String> text) {
    boolean isIdentity() {
      return rank == IDENTITY;
    }
  }

  /** Its lines; none without points. */
  List<String> lines(List<CurvePoint> shown) {
    if (shown.isEmpty()) {
      return List.of();
    }
    List<Column> columns = new ArrayList<>(columns());
    List<String> lines = lines(columns, shown);
    List<String> leftOut = new ArrayList<>();
    while (!all && lines.stream().mapToInt(String::length).max().orElse(0) > MOST_WIDE) {
      Column least = columns.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow();
      if (least.rank <= ALWAYS) {
        break;
      }
      columns.remove(least);
      leftOut.add(least.header);
      lines = lines(columns, shown);
    }
    if (!leftOut.isEmpty()) {
      lines = new ArrayList<>(lines);
      lines.add("");
      lines.add(Human.field("--all", "shows " + String.join(", ", leftOut) + " too"));
    }
    return lines;
  }

  private List<String> lines(List<Column> columns, List<CurvePoint> shown) {
    TextGrid grid = new TextGrid();
    grid.row(columns.stream().map(Column::header).toArray(String[]::new));
    for (int i = 0; i < shown.size(); i++) {
      CurvePoint point = shown.get(i);
      Candidate same = all ? null : same(point, shown.subList(0, i));
      List<String> texts = new ArrayList<>();
      for (Column column : columns) {
        texts.add(same == null || column.isIdentity() ? column.text.apply(point) : sameAs(same));
        if (same != null && !column.isIdentity()) {
          break;
        }
      }
      grid.row(texts.toArray(String[]::new));
    }
    return grid.lines();
  }

  /** A candidate before it that came to the same at the same rate; null if there is none. */
  private static @Nullable Candidate same(CurvePoint point, List<CurvePoint> before) {
    return before.stream()
        .filter(each -> each.rate().equals(point.rate()) && each.runs().equals(point.runs()))
        .findFirst()
        .map(CurvePoint::candidate)
        .orElse(null);
  }

  /** Such as {@code = best, 2, block}. */
  static String sameAs(Candidate candidate) {
    String modes = candidate.modeNames();
    return "= "
        + candidate.policy().key()
        + (", " + candidate.groups())
        + (modes.isEmpty() ? "" : ", " + modes);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("policy", IDENTITY, this::policy));
    columns.add(
        new Column("groups", IDENTITY, point -> Integer.toString(point.candidate().groups())));
    if (question.instance().hasModes()) {
      columns.add(new Column("modes", IDENTITY, point -> point.candidate().modeNames()));
    }
    boolean isClosed = question.isClosedLoop();
    columns.add(new Column(isClosed ? "users" : "arrive/s", IDENTITY, CurveGrid::rate));
    columns.add(number("served/s", ALWAYS, Figures::throughputPerS));
    if (isClosed) {
      columns.add(number("tokens/s", ALWAYS, Figures::tokensPerS));
    }
    columns.add(seconds("TTFT P50", 3, run -> run.ttft().p50()));
    columns.add(seconds("TTFT P95", ALWAYS, run -> run.ttft().p95()));
    columns.add(seconds("TPOT P50", 5, run -> run.tpot().p50()));
    columns.add(seconds("TPOT P95", ALWAYS, run -> run.tpot().p95()));
    columns.add(seconds("E2E mean", 1, run -> run.endToEnd().mean()));
    if (question.level() != null) {
      columns.add(new Column("on time", ALWAYS, point -> share(point, Figures::attainment)));
    }
    columns.add(number("residents", 6, Figures::residents));
    Instance instance = question.instance();
    columns.add(busy(instance.verifier().id(), 4, point -> point.mean(r -> r.loads().verifier())));
    List<Drafter> drafters = instance.drafters();
    if (drafters.size() > MOST_DRAFTERS) {
      columns.add(busy("drafter", 7, point -> busiestDrafter(point, drafters.size())));
    } else {
      for (int d = 0; d < drafters.size(); d++) {
        int drafter = d;
        columns.add(busy(drafters.get(d).id(), 7, point -> point.loads(drafter).drafter()));
      }
    }
    columns.add(new Column(OF_BOUND, 2, point -> share(point, Figures::boundShare)));
    return columns;
  }

  private String policy(CurvePoint point) {
    String mark = point.isBest() ? "* " : "  ";
    return (marksBest ? mark : "") + point.candidate().policy().key();
  }

  private static String rate(CurvePoint point) {
    Double perS = point.rate().perS();
    Integer users = point.rate().concurrency();
    String without = point.rate().isTraced() ? "trace" : "at once";
    return users != null ? users.toString() : perS == null ? without : Human.number(perS);
  }

  private static Column number(String header, int rank, ToDoubleFunction<Figures> figure) {
    return new Column(header, rank, point -> Human.number(point.mean(figure)));
  }

  private static Column seconds(String header, int rank, ToDoubleFunction<Figures> figure) {
    return new Column(header, rank, point -> Human.seconds(point.mean(figure)));
  }

  private static Column busy(String header, int rank, ToDoubleFunction<CurvePoint> share) {
    return new Column(header, rank, point -> Human.share(share.applyAsDouble(point)));
  }

  private static double busiestDrafter(CurvePoint point, int drafters) {
    double busiest = 0;
    for (int d = 0; d < drafters; d++) {
      busiest = Math.max(busiest, point.loads(d).drafter());
    }
    return busiest;
  }

  private interface Share {
    @Nullable Double of(Figures run);
  }

  private static String share(CurvePoint point, Share share) {
    if (share.of(point.runs().get(0)) == null) {
      return "-";
    }
    return Human.percent(
        point.mean(
            run -> {
              Double value = share.of(run);
              return value == null ? Double.NaN : value;
            }));
  }
}
