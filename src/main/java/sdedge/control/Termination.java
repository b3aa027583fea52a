package sdedge.control;

import sdedge.instance.Named;

/** Why a search ended. */
public enum Termination implements Named {
  /** Nothing was left to search. */
  COMPLETED("completed"),
  /** The gap asked for was reached. */
  GAP("gap"),
  /** The time limit was reached. */
  TIME_LIMIT("time_limit"),
  /** Memory ran short. */
  MEMORY_LIMIT("memory_limit"),
  /** A signal asked for the best plan so far. */
  INTERRUPTED("interrupted");

  private final String key;

  Termination(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }

  /** Whether a limit ended the search, so that what it has must do. */
  public boolean isLimit() {
    return this == TIME_LIMIT || this == MEMORY_LIMIT;
  }
}
