package sdedge.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.check.ResultSource;
import sdedge.control.ProgressListener;
import sdedge.document.Human;

/** Shows how far the work of a command is, stage by stage. */
public final class WorkProgress implements ProgressListener, AutoCloseable {
  private static final int READ = 2; // times that a check reads a file: its digest, its content

  private final Terminal terminal;
  private final Supplier<String> detail;
  private volatile StageProgress stage;
  private StatusLine.@Nullable Work line;

  /**
   * Of work that begins now.
   *
   * @param first what it does before its first stage
   */
  public WorkProgress(Terminal terminal, String first) {
    this(terminal, first, () -> "");
  }

  /**
   * Of work that begins now.
   *
   * @param detail sixth in the format of a stage, asked whenever it is shown
   */
  public WorkProgress(Terminal terminal, String first, Supplier<String> detail) {
    this.terminal = terminal;
    this.detail = detail;
    stage = new StageProgress(terminal.time(), new Stage(first, 0, 0));
  }

  /** Shows it in the status line until it is closed. */
  public WorkProgress show() {
    line = terminal.status().show(this::text);
    return this;
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }

  /** Shows it in the status line while work is done. */
  public <T> T during(Callable<T> work) throws Exception {
    return during(this::text, work);
  }

  /** Shows it in the status line, behind the time taken so far, while work is done. */
  public <T> T duringWithTime(Callable<T> work) throws Exception {
    double beginS = terminal.time().seconds();
    return during(
        () -> Human.format("%.1f s, ", terminal.time().seconds() - beginS) + text(), work);
  }

  private <T> T during(Supplier<String> shown, Callable<T> work) throws Exception {
    line = terminal.status().show(shown);
    try {
      return work.call();
    } finally {
      close();
    }
  }

  @Override
  public void notified(Event event) {
    if (event instanceof Stage next) {
      stage = new StageProgress(terminal.time(), next);
    } else if (event instanceof Advanced more) {
      stage.add(more);
    }
  }

  /** Begins a stage of pieces that have names; the progress of it. */
  public StageProgress begin(String text, List<StageProgress.Piece> pieces) {
    StageProgress begun = new StageProgress(terminal.time(), text, pieces);
    stage = begun;
    return begun;
  }

  /** How far it is. */
  public String text() {
    return stage.text(detail.get());
  }

  /** Begins a stage that checks a directory; its files, whose bytes count as they are read. */
  public ResultSource checking(String text, Path directory) throws IOException {
    ResultSource source = ResultSource.of(directory);
    long bytes = 0;
    for (String name : source.names()) {
      bytes += directory.resolve(name).toFile().length();
    }
    notified(new Stage(text, 0, Math.max(1, READ * bytes)));
    return new ResultSource(source.names(), name -> new Reading(source.files().open(name)));
  }

  private final class Reading extends FilterInputStream {
    Reading(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      return counted(read, read);
    }

    private int counted(int read, int bytes) {
      stage.add(new Advanced(0, read < 0 ? 0 : bytes));
      return read;
    }
  }
}
