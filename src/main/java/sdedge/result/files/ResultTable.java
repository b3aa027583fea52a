package sdedge.result.files;

import sdedge.result.SearchPoint;
import sdedge.result.table.Table;

/** The tables of results: what they are called, and what is in them, for whoever reads them. */
public enum ResultTable {
  SCHEDULE("schedule.csv"),
  LATENCY("latency.csv"),
  UPLINK("uplink.csv"),
  /** Bests and bounds as the search found them; a result may lack it. */
  SEARCH("search.csv"),
  /** Of a comparison, not of a result. */
  COMPARISON("compare.csv");

  private final String file;

  ResultTable(String file) {
    this.file = file;
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
      case UPLINK, SEARCH, COMPARISON -> table();
    };
  }

  /** Its columns where drafters have none. */
  public Table<?> table() {
    return switch (this) {
      case SCHEDULE -> ScheduleCsv.TABLE;
      case LATENCY -> LatencyCsv.TABLE;
      case UPLINK -> UplinkCsv.TABLE;
      case SEARCH -> SearchPoint.TABLE;
      case COMPARISON -> ComparisonCsv.TABLE;
    };
  }
}
