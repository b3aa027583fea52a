package sdedge.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.TimeLeft;
import sdedge.search.control.Termination;
import sdedge.study.Monitor;

/** Says which method plans which instance, how many there are and how long they may still take. */
final class ComparisonProgress implements Monitor, AutoCloseable {
  private final List<String> names; // of the searches, in their sequence
  private final TimeLeft timeLeft;
  private final StatusLine.Work line;
  private final Terminal terminal;

  private ComparisonProgress(List<String> names, List<TimeLeft.Piece> pieces, Terminal terminal) {
    this.names = names;
    this.terminal = terminal;
    timeLeft = new TimeLeft(terminal.time(), pieces);
    line = terminal.status().show(this::text);
  }

  static ComparisonProgress of(List<CompareCommand.Compared> all, Terminal terminal) {
    List<String> names = new ArrayList<>();
    List<TimeLeft.Piece> pieces = new ArrayList<>();
    for (CompareCommand.Compared each : all) {
      each.approaches()
          .forEach(
              approach -> {
                names.add(each.instance().name() + " " + approach.key());
                int size = each.instance().tasks().size();
                pieces.add(new TimeLeft.Piece(approach.key(), null, size));
              });
    }
    return new ComparisonProgress(names, pieces, terminal);
  }

  @Override
  public @Nullable Termination stop() {
    return terminal.signals().received() == null ? null : Termination.INTERRUPTED;
  }

  @Override
  public void next() {
    timeLeft.next();
  }

  private String text() {
    int done = timeLeft.done();
    return done >= names.size()
        ? ""
        : done + "/" + names.size() + " searches" + timeLeft.text() + ", now " + names.get(done);
  }

  @Override
  public void close() {
    line.close();
  }
}
