package sdedge.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** All that is not recomputed; of plans what nothing of their execution depends on. */
  public static final List<FieldWords> TABLE =
      """
      solve evaluate | summary.json | judged | autoregressive_makespan_s
      solve | summary.json | judged | status termination bound_s class
      solve | summary.json | not derived | states labels note bound_reason contiguous \
      certificates prices prices_modes other_prices
      solve evaluate | plan.json | not derived | wait few offsets
      solve | search.csv | not derived | *
      stream | stream.json | judged | termination
      stream | stream.json | not derived | bound.prices bound.others.prices \
      bounds_of_users.prices bounds_of_users.others.prices \
      capacities.draws capacities.from_a_quarter capacities.at_least
      capacity | capacity.json | judged | termination
      capacity | capacity.json | not derived | refilled purchases
      capacity | trials.csv | judged | within
      capacity | trials.csv | not derived | users draw makespan_s
      capacity | plans.json | not derived | plans.plan
      capacity | purchases.csv | not derived | *
      solve evaluate stream capacity | run.json | judged | inputs
      solve evaluate stream capacity | run.json | not derived | argv folder versions started \
      wall_s cpu_s seconds machine options.time_limit_s options.threads
      solve | run.json | not derived | options.seed options.gap options.warm_start \
      options.start options.class options.bound_all
      capacity | run.json | not derived | options.trace options.most options.curve \
      options.levers options.price options.pipeline options.uplink options.order options.scope \
      options.steps
      """
          .lines()
          .map(FieldWords::line)
          .toList();

  /** A line of commands, file, word and fields. */
  private static FieldWords line(String line) {
    String[] cells = line.split(" \\| ", -1);
    Word word =
        Stream.of(Word.values())
            .filter(each -> each.key().equals(cells[2]))
            .findFirst()
            .orElseThrow();
    return new FieldWords(
        Set.of(cells[0].split(" ", -1)), cells[1], word, List.of(cells[3].split(" ", -1)));
  }

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
