package sdedge.result.files;

import sdedge.result.SearchPoint;
import sdedge.result.table.Table;

/** The tables of results: what they are called, and what is in them, for whoever reads them. */
@SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
public enum ResultTable {
  SCHEDULE("schedule.csv", ScheduleCsv.TABLE),
  LATENCY("latency.csv", LatencyCsv.TABLE),
  UPLINK("uplink.csv", UplinkCsv.TABLE),
  /** Bests and bounds as the search found them; a result may lack it. */
  SEARCH("search.csv", SearchPoint.TABLE),
  /** Of a comparison, not of a result. */
  COMPARISON("compare.csv", ComparisonCsv.TABLE);

  private final String file;
  private final Table<?> table;

  ResultTable(String file, Table<?> table) {
    this.file = file;
    this.table = table;
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /** Its columns where drafters have modes, in their order. */
  public Table<?> withModes() {
    return switch (this) {
      case SCHEDULE -> ScheduleCsv.WITH_MODES;
      case LATENCY -> LatencyCsv.WITH_MODES;
      default -> table;
    };
  }

  /** Its columns where drafters have none. */
  public Table<?> table() {
    return table;
  }
}
