package sdedge.output;

import java.util.List;
import java.util.Set;

/** The tables of results: what they are called, and what is in them, for whoever reads them. */
@SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
public enum ResultTable {
  SCHEDULE(
      "schedule.csv",
      ScheduleCsv.TABLE.names(),
      Set.of("drafter", "stage", "node"),
      Set.of("drafter", "length", "new_tokens")),
  LATENCY("latency.csv", LatencyCsv.TABLE.names(), Set.of("task", "drafter"), Set.of("tpot_s")),
  UPLINK(
      "uplink.csv",
      UplinkCsv.TABLE.names(),
      Set.of("task", "drafter", "policy"),
      Set.of("weight_s_per_bit", "saved_s_per_hz")),
  /** Bests and bounds as the search found them; a result may lack it. */
  SEARCH(
      "search.csv",
      SearchCsv.TABLE.names(),
      Set.of("order", "uplink"),
      Set.of("makespan_s", "bound_s", "order", "uplink")),
  /** Of a comparison, not of a result. */
  COMPARISON(
      "compare.csv",
      ComparisonCsv.TABLE.names(),
      Set.of("instance", "method", "status", "termination", "pipeline", "order", "uplink"),
      Set.copyOf(ComparisonCsv.TABLE.names()));

  private final String file;
  private final List<String> columns;
  private final Set<String> words;
  private final Set<String> gaps;

  ResultTable(String file, List<String> columns, Set<String> words, Set<String> gaps) {
    this.file = file;
    this.columns = columns;
    this.words = words;
    this.gaps = gaps;
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /** The names of its columns, in their order. */
  public List<String> columns() {
    return columns;
  }

  /** Whether a column holds words; the others hold numbers. */
  public boolean isOfWords(String column) {
    return words.contains(column);
  }

  /** Whether a row may have nothing in a column. */
  public boolean mayBeEmpty(String column) {
    return gaps.contains(column);
  }
}
