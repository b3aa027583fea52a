package sdedge.cli.terminal;

import sdedge.instance.Named;
import sdedge.result.Status;

/**
 * Colours of the terminal.
 *
 * @param on false to leave texts as they are
 */
public record Palette(boolean on) {
  /** When there are colours. */
  public enum When implements Named {
    /** If the output goes to a terminal and the environment does not set NO_COLOR. */
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return Named.word(this);
    }
  }

  /** No colours. */
  public static final Palette PLAIN = new Palette(false);

  /** The colours asked for by an option and the environment. */
  public static Palette of(When mode, Terminal terminal) {
    return new Palette(
        switch (mode) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> terminal.outIsTerminal() && !terminal.noColor();
        });
  }

  public String bold(String text) {
    return wrap("1", text);
  }

  /** The word of a status in its colour. */
  public String status(Status status) {
    return switch (status) {
      case OPTIMAL -> wrap("32", status.key());
      case FEASIBLE -> wrap("33", status.key());
      case INFEASIBLE, REFUSED, FAILED, UNKNOWN -> wrap("31", status.key());
    };
  }

  private String wrap(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
