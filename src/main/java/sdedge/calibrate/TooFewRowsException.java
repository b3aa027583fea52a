package sdedge.calibrate;

/** There is too little to fit to. */
public final class TooFewRowsException extends Exception {
  private static final long serialVersionUID = 1;

  /** Fewer rows than this say nothing. */
  static final int LEAST = 3;

  TooFewRowsException(String what, int rows) {
    super(
        what
            + ": "
            + rows
            + " usable "
            + (rows == 1 ? "row" : "rows")
            + ", at least "
            + LEAST
            + " are needed");
  }
}
