package sdedge.cli;

import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.TimeLeft;
import sdedge.study.users.UserProgress;

/** How far a search for the most users is. */
final class CapacityProgress implements UserProgress {
  private final Terminal terminal;
  private volatile Stage stage;

  private record Stage(int users, int draws, TimeLeft timeLeft) {}

  CapacityProgress(Terminal terminal) {
    this.terminal = terminal;
    stage = new Stage(1, 1, new TimeLeft(terminal.time(), 1));
  }

  @Override
  public void begin(int users, int draws) {
    stage = new Stage(users, draws, new TimeLeft(terminal.time(), draws));
  }

  @Override
  public void next() {
    stage.timeLeft.next();
  }

  /** For the status line. */
  String text() {
    Stage now = stage;
    return now.users
        + (now.users == 1 ? " user: " : " users: ")
        + now.timeLeft.done()
        + " of "
        + now.draws
        + " draws"
        + now.timeLeft.text();
  }
}
