package sdedge.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import sdedge.instance.Named;

/**
 * What becomes of each field of each file (docs/reliability.md shows the table). A field that no
 * line names is recomputed.
 *
 * @param commands that write the file
 * @param fields columns, or paths without the positions of lists; what stands below counts too. An
 *     asterisk is for all of the file
 */
public record FieldWords(Set<String> commands, String file, Word word, List<String> fields) {
  private static final Set<String> PLANS = Set.of("solve", "evaluate");
  private static final Set<String> SOLVE = Set.of("solve");
  private static final Set<String> STREAM = Set.of("stream");
  private static final Set<String> CAPACITY = Set.of("capacity");
  private static final Set<String> ANY = Set.of("solve", "evaluate", "stream", "capacity");
  private static final Pattern POSITION = Pattern.compile("\\[[0-9]+]");
  private static final String ALL = "*";

  /** What is done about a field. */
  public enum Word implements Named {
    /** The product executes again, and writes what should stand there. */
    RECOMPUTED,
    /** Rules or claims say what may stand there. */
    JUDGED,
    /** Only a search or a clock knows. */
    NOT_DERIVED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /** All that is not recomputed. */
  public static final List<FieldWords> TABLE =
      List.of(
          new FieldWords(PLANS, "summary.json", Word.JUDGED, List.of("autoregressive_makespan_s")),
          new FieldWords(
              SOLVE,
              "summary.json",
              Word.JUDGED,
              List.of("status", "termination", "bound_s", "class")),
          new FieldWords(
              SOLVE,
              "summary.json",
              Word.NOT_DERIVED,
              List.of(
                  "states",
                  "labels",
                  "note",
                  "bound_reason",
                  "contiguous",
                  "certificates",
                  "prices",
                  "prices_modes",
                  "other_prices")),
          new FieldWords(
              PLANS,
              "plan.json",
              Word.NOT_DERIVED, // where nothing of the execution depends on them
              List.of("wait", "few", "offsets")),
          new FieldWords(SOLVE, "search.csv", Word.NOT_DERIVED, List.of(ALL)),
          new FieldWords(STREAM, "stream.json", Word.JUDGED, List.of("termination")),
          new FieldWords(
              STREAM,
              "stream.json",
              Word.NOT_DERIVED,
              List.of(
                  "bound.prices",
                  "bound.others.prices",
                  "bounds_of_users.prices",
                  "bounds_of_users.others.prices",
                  "capacities.draws",
                  "capacities.from_a_quarter",
                  "capacities.at_least")),
          new FieldWords(CAPACITY, "capacity.json", Word.JUDGED, List.of("termination")),
          new FieldWords(
              CAPACITY, "capacity.json", Word.NOT_DERIVED, List.of("refilled", "purchases")),
          new FieldWords(CAPACITY, "trials.csv", Word.JUDGED, List.of("within")),
          new FieldWords(
              CAPACITY, "trials.csv", Word.NOT_DERIVED, List.of("users", "draw", "makespan_s")),
          new FieldWords(CAPACITY, "plans.json", Word.NOT_DERIVED, List.of("plans.plan")),
          new FieldWords(CAPACITY, "purchases.csv", Word.NOT_DERIVED, List.of(ALL)),
          new FieldWords(ANY, "run.json", Word.JUDGED, List.of("inputs")),
          new FieldWords(
              ANY,
              "run.json",
              Word.NOT_DERIVED,
              List.of(
                  "argv",
                  "folder",
                  "versions",
                  "started",
                  "wall_s",
                  "cpu_s",
                  "seconds",
                  "machine",
                  "options.time_limit_s",
                  "options.threads")),
          new FieldWords(
              SOLVE,
              "run.json",
              Word.NOT_DERIVED,
              List.of(
                  "options.seed",
                  "options.gap",
                  "options.warm_start",
                  "options.start",
                  "options.class",
                  "options.bound_all")),
          new FieldWords(
              CAPACITY,
              "run.json",
              Word.NOT_DERIVED,
              List.of(
                  "options.trace",
                  "options.most",
                  "options.curve",
                  "options.levers",
                  "options.price",
                  "options.pipeline",
                  "options.uplink",
                  "options.order",
                  "options.scope",
                  "options.steps")));

  /** The word of a field. */
  public static Word of(String command, String file, String path) {
    String plain = POSITION.matcher(path).replaceAll("");
    return TABLE.stream()
        .filter(line -> line.commands.contains(command) && line.file.equals(file))
        .filter(line -> line.fields.stream().anyMatch(field -> covers(field, plain)))
        .map(FieldWords::word)
        .findFirst()
        .orElse(Word.RECOMPUTED);
  }

  private static boolean covers(String field, String path) {
    return field.equals(ALL)
        || path.equals(field)
        || path.startsWith(field + ".")
        || path.startsWith(field + "[");
  }
}
