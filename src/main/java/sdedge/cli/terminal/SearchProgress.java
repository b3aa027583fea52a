package sdedge.cli.terminal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sdedge.control.ProgressListener;
import sdedge.document.Human;

/** Reports what a search will take, and in the status line how it advances. */
public final class SearchProgress implements ProgressListener {
  private static final double MANY_STATES = 1e6; // fewer are over before their forecast is read
  private static final double LONG_S = 30; // worth a word
  private static final double FIRST_S = 1; // a search that is over sooner is not worth a word

  private final Terminal terminal;
  private final double beginS;
  private final StatusLine.@Nullable Work work;
  private final AtomicBoolean announced = new AtomicBoolean();
  private volatile String of = ""; // what is searched; empty for the plans in an order
  private volatile Bounds bests = new Bounds(Double.POSITIVE_INFINITY, 0, null);

  private SearchProgress(Terminal terminal, boolean shown) {
    this.terminal = terminal;
    beginS = terminal.time().seconds();
    work = shown ? terminal.status().show(this::text) : null;
  }

  /** Shows progress from now on until the search has ended. */
  public static SearchProgress start(Terminal terminal) {
    return new SearchProgress(terminal, true);
  }

  /** Shows nothing, but says what the search takes. */
  public static SearchProgress silent(Terminal terminal) {
    return new SearchProgress(terminal, false);
  }

  @Override
  public boolean wantsProgress() {
    return work != null && terminal.status().isWanted();
  }

  @Override
  public void notified(Event event) {
    if (event instanceof Bounds known) {
      double boundS = known.boundS() > 0 ? known.boundS() : bests.boundS(); // 0 says nothing new
      bests = new Bounds(known.incumbentS(), boundS, null);
      terminal.status().updated();
    } else if (event instanceof Widened widened) {
      of = widened.of() + ": ";
      bests = new Bounds(bests.incumbentS(), 0, null);
    } else if (event instanceof Forecast forecast) {
      if (!(forecast.fits() && forecast.states() < MANY_STATES)) {
        sayOnce(forecastText(forecast, Runtime.getRuntime().maxMemory()));
      }
    } else if (event instanceof ManyLabels many) {
      double expectedS = elapsedS() * many.expected() / many.labels();
      if (expectedS >= LONG_S) {
        sayOnce(labelsText(many, expectedS));
      }
    } else if (event instanceof SearchEnded && work != null) {
      work.close();
    }
  }

  private double elapsedS() {
    return terminal.time().seconds() - beginS;
  }

  /** Of several searches, the first that takes long is enough. */
  private void sayOnce(String text) {
    if (!announced.getAndSet(true)) {
      terminal.say(text);
    }
  }

  private static String labelsText(ManyLabels many, double expectedS) {
    return Human.format(
        "forecast: a long search, %,d labels (ways to a state) already; at this pace up to"
            + " %,.0f million, in up to %s",
        many.labels(), Math.ceil(many.expected() / 1e6), Human.seconds(expectedS));
  }

  public static String forecastText(Forecast forecast, long heapBytes) {
    String text =
        Human.format(
            "forecast: %,d tasks, %,.0f states (batch, length), at least %,d MiB of memory",
            forecast.tasks(), forecast.states(), mebibytes(forecast.bytes()));
    return forecast.fits()
        ? text
        : text
            + Human.format(
                ", more than a search may take of the %,d MiB there are. ",
                mebibytes((double) heapBytes))
            + Human.MORE_MEMORY;
  }

  private static long mebibytes(double bytes) {
    return (long) Math.ceil(bytes / (1 << 20));
  }

  @Override
  public void failed(String what, Throwable failure) {
    terminal.say(what + " failed, the rest goes on: " + failure);
    terminal.explain(failure);
  }

  private String text() {
    double elapsedS = elapsedS();
    Bounds now = bests;
    return elapsedS < FIRST_S ? "" : of + line(elapsedS, now.incumbentS(), now.boundS());
  }

  public static String line(double elapsedS, double incumbentS, double boundS) {
    boolean plan = Double.isFinite(incumbentS);
    String gap = plan && boundS > 0 ? Human.percent((incumbentS - boundS) / incumbentS) : "-";
    return Human.format(
        "%.1f s, incumbent %s, bound %s, gap %s",
        elapsedS,
        plan ? Human.seconds(incumbentS) : "-",
        boundS > 0 ? Human.seconds(boundS) : "-",
        gap);
  }
}
