package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Puts the CSVs of {@code scripts/published.sh} into the tables of {@code docs/published.md}. */
final class PublishedTables {
  static final Path PAGE = Path.of("docs/published.md");
  private static final Path FOLDER = Path.of("results/published");
  private static final String OPTIMUM = "dp";

  /** The names of the paper's schemes, and of ours. */
  private static final Map<String, String> SCHEMES = schemes();

  /**
   * A published percentage.
   *
   * @param text what it is of
   * @param of what is varied, and the value, in {@code points.csv}
   * @param curve the table of the values beside it
   * @param column of the values there
   */
  private record Claim(
      String text,
      double percent,
      String scheme,
      String pair,
      String of,
      String value,
      String curve,
      String column,
      String assumed) {

    private Claim along(String otherCurve, String otherColumn) {
      return new Claim(text, percent, scheme, pair, of, value, otherCurve, otherColumn, assumed);
    }
  }

  private static final String PIPELINE = "memory for each batch alone, the barrier, c1, c2";
  private static final String MAX = "as they arrive, until memory is full; the same";
  private static final String HEURISTIC = "as they arrive, B tasks of the longest kind; the same";
  private static final String BAND = "65,536 bits per token, path loss, fading; the same";

  private static final List<Claim> CLAIMS =
      List.of(
          output("no pipelining, prompts to 512", 31.6, "no-pipeline", "2048", PIPELINE)
              .along("input", "longest_input_tokens"),
          output("no pipelining, answers of 1792", 30.7, "no-pipeline", "1792", PIPELINE),
          claim("max batching, 90 tasks", 21.4, "max-batch", "tasks", "90", MAX)
              .along("tasks", "tasks"),
          claim("heuristic, prompts to 1792", 19.6, "heuristic", "input", "1792", HEURISTIC)
              .along("input", "longest_input_tokens"),
          output("heuristic, answers of 1024", 20.5, "heuristic", "1024", HEURISTIC),
          band("uniform band, 25 MHz, 68M/7B", 44.9, "68m-7b"),
          band("uniform band, 25 MHz, 1.1B/7B", 29.3, "1.1b-7b"),
          band("uniform band, 25 MHz, 1.1B/13B", 25.2, "1.1b-13b"));

  private PublishedTables() {}

  private static Claim claim(
      String text, double percent, String scheme, String of, String value, String assumed) {
    return new Claim(text, percent, scheme, "1.1b-7b", of, value, "", "", assumed);
  }

  private static Claim output(
      String text, double percent, String scheme, String value, String assumed) {
    return claim(text, percent, scheme, "output", value, assumed).along("output", "output_tokens");
  }

  private static Claim band(String text, double percent, String pair) {
    return new Claim(
        text, percent, "uniform", pair, "band", "25e6", "bandwidth", "bandwidth_hz", BAND);
  }

  private static Map<String, String> schemes() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("the proposed algorithm", OPTIMUM);
    all.put("SD without pipelining", "no-pipeline");
    all.put("SD without batching", "single-task");
    all.put("SD of fixed length", "fixed-length:7");
    all.put("AD", "autoregressive-max");
    all.put("static batching", "static-batch:16");
    all.put("max batching", "max-batch");
    all.put("heuristic batching", "heuristic");
    all.put("max batching, sorted (not theirs)", "sorted");
    return all;
  }

  /** {@code [--write]}: into the page, or to print. */
  public static void main(String[] arguments) throws IOException {
    filled(Page.read(PAGE)).deliver(arguments);
  }

  /** The page with the tables of the committed files. */
  static Page filled(Page page) throws IOException {
    return page.with("published", claims())
        .with("schemes", pairs())
        .with("optimum", optimum())
        .with("assumptions", assumptions());
  }

  static List<Map<String, String>> rows(String table) throws IOException {
    return CsvRows.read(FOLDER.resolve(table + ".csv"));
  }

  // ---- what is saved

  /** By how many per cent the optimum takes less than a scheme, draw by draw. */
  static List<Double> savings(List<Map<String, String>> rows, String scheme) {
    List<Double> all = new ArrayList<>();
    CsvRows.by(row -> cell(row, "seed"), rows)
        .forEach(
            (seed, draw) ->
                all.add(100 - 100 * makespanS(draw, OPTIMUM) / makespanS(draw, scheme)));
    return all;
  }

  /** Of the one row of a method. */
  private static double makespanS(List<Map<String, String>> draw, String method) {
    List<Map<String, String>> found =
        draw.stream().filter(row -> cell(row, "method").equals(method)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " rows of " + method + " in " + draw);
    }
    return number(found.get(0), "makespan_s");
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** The mean makespan of a method over the draws. */
  static double meanS(List<Map<String, String>> rows, String method) {
    return rows.stream()
        .filter(row -> cell(row, "method").equals(method))
        .mapToDouble(row -> number(row, "makespan_s"))
        .average()
        .orElseThrow(() -> new IllegalStateException("no rows of " + method));
  }

  static List<Map<String, String>> those(
      List<Map<String, String>> rows, Predicate<Map<String, String>> which) {
    return rows.stream().filter(which).toList();
  }

  static List<Map<String, String>> those(
      List<Map<String, String>> rows, String column, String value) {
    return those(rows, row -> cell(row, column).equals(value));
  }

  private static String percent(double value) {
    String text = digits(value, 1);
    return text.equals("-0.0") ? "0.0" : text.replace('-', '−');
  }

  // ---- the tables

  private static String claims() throws IOException {
    Markdown out = new Markdown();
    out.header(
        List.of(
            "%, 1.1B/7B unless said",
            "published",
            "here",
            "median",
            "least to most",
            "without 0.5 ms per layer",
            "most along the curve",
            "assumed"));
    List<Map<String, String>> points = rows("points");
    for (Claim claim : CLAIMS) {
      List<Map<String, String>> own =
          those(
              points,
              row ->
                  cell(row, "of").equals(claim.of())
                      && cell(row, "value").equals(claim.value())
                      && cell(row, "pair").equals(claim.pair()));
      List<Double> here = savings(those(own, "constants", "rule"), claim.scheme());
      List<Double> sheets = savings(those(own, "constants", "sheets"), claim.scheme());
      out.row(
          List.of(
              claim.text(),
              digits(claim.percent(), 1),
              percent(mean(here)),
              percent(CsvRows.median(here.stream().mapToDouble(each -> each))),
              percent(here.stream().min(Double::compare).orElseThrow())
                  + " to "
                  + percent(here.stream().max(Double::compare).orElseThrow()),
              percent(mean(sheets)),
              most(claim),
              claim.assumed()));
    }
    return out.toString();
  }

  /** The largest mean along the curve through a point, and where. */
  private static String most(Claim claim) throws IOException {
    List<Map<String, String>> curve = rows(claim.curve());
    if (claim.curve().equals("bandwidth")) {
      curve = those(curve, "pair", claim.pair());
    }
    double most = Double.NEGATIVE_INFINITY;
    String where = "";
    for (var at : CsvRows.by(row -> cell(row, claim.column()), curve).entrySet()) {
      double here = mean(savings(at.getValue(), claim.scheme()));
      if (here > most) {
        most = here;
        where = at.getKey();
      }
    }
    return percent(most) + " at " + where.replaceFirst("e6$", " MHz");
  }

  private static String pairs() throws IOException {
    Markdown out = new Markdown();
    out.header(List.of("their name", "here", "68M/7B", "1.1B/7B", "1.1B/13B"));
    List<Map<String, String>> rows = rows("pairs");
    SCHEMES.forEach(
        (theirs, ours) -> {
          List<String> cells = new ArrayList<>(List.of(theirs, ours(ours)));
          for (String pair : List.of("68m-7b", "1.1b-7b", "1.1b-13b")) {
            cells.add(digits(meanS(those(rows, "pair", pair), ours), 1));
          }
          out.row(cells);
        });
    return out.toString();
  }

  private static String ours(String method) {
    return switch (method) {
      case OPTIMUM -> "`published`, `dp`";
      case "heuristic" -> "`static-batch:B`";
      case "sorted" -> "`max-batch`, order `input-asc`";
      default -> "`" + method + "`";
    };
  }

  private static String optimum() throws IOException {
    Markdown out = new Markdown();
    out.header(List.of("answers", "plan", "s", "less than the published algorithm"));
    List<Map<String, String>> rows = rows("optimum");
    for (String answers : List.of("1.1b-7b", "answers")) {
      List<Map<String, String>> own = those(rows, "answers", answers);
      String known = answers.equals("answers") ? "known" : "all the longest";
      double publishedS = meanS(those(own, "plans", "synchronous"), "published");
      out.row(List.of(known, "the published algorithm", digits(publishedS, 1), ""));
      List<String> plans = List.of("synchronous", "rolling", "lengths", "orders");
      out.row(
          than(publishedS, known, "its plan, without the barrier", own, "rolling", "published"));
      for (String plan : plans) {
        out.row(than(publishedS, known, optimumOf(plan), own, plan, OPTIMUM));
      }
    }
    return out.toString();
  }

  private static String optimumOf(String plans) {
    return switch (plans) {
      case "synchronous" -> "optimum with the barrier";
      case "rolling" -> "optimum without the barrier";
      case "lengths" -> "… and a length for each batch";
      default -> "… and any of the orders";
    };
  }

  private static List<String> than(
      double publishedS,
      String answers,
      String text,
      List<Map<String, String>> rows,
      String plans,
      String method) {
    double takesS = meanS(those(rows, "plans", plans), method);
    String less = percent(100 - 100 * takesS / publishedS) + " %";
    return List.of(answers, text, digits(takesS, 1), less);
  }

  private static String assumptions() throws IOException {
    Markdown out = new Markdown();
    out.header(
        List.of("assumption", "optimum, s", "saved by pipelining", "by choosing batches", "AD, s"));
    List<Map<String, String>> rows = rows("assumptions");
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("rule", "as above");
    texts.put("sheets", "passes without 0.5 ms per layer");
    texts.put("kv-heads", "TinyLlama's own 4 KV heads (`kv_hidden: 256`)");
    texts.put("cohort", "memory holds what is in work (`residency: cohort`)");
    texts.put("no-padding", "prompts not padded (`padding: none`)");
    texts.put("payload", "65,536 bits per token");
    texts.put("no-limit", "no limit of memory at the drafter");
    texts.forEach(
        (key, text) -> {
          List<Map<String, String>> own = those(rows, "assumption", key);
          out.row(
              List.of(
                  text,
                  digits(meanS(own, OPTIMUM), 1),
                  percent(mean(savings(own, "no-pipeline"))) + " %",
                  percent(mean(savings(own, "max-batch"))) + " %",
                  digits(meanS(own, "autoregressive-max"), 1)));
        });
    return out.toString();
  }
}
