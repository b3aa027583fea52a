import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Draws the pictures of README.md and docs/model.md. {@code java scripts/Figures.java [FOLDER]}, by
 * default into {@code docs}. The same bytes every time.
 */
final class Figures {
  /** By batch, step, drafter: drafting and sending up, in seconds of the picture; 0: no part. */
  private static final double[][][] DRAFTER = {
    {{2.6, 0}, {1.9, 0}}, {{2.0, 1.7}, {1.5, 2.1}}, {{0, 2.8}, {0, 2.0}}
  };

  /** By batch and step: verifying and sending down. */
  private static final double[][] VERIFIER = {{2.1, 1.6}, {2.9, 2.3}, {2.0, 1.5}};

  private static final String[] COLORS = {"#8ec5e8", "#f6c177", "#a8d5a2"};
  private static final String[] LANES = {"SBS 1", "SBS 2", "MBS"};
  private static final int MBS = 2;
  private static final int BATCHES = VERIFIER.length;
  private static final int STEPS = 2;
  private static final double LEFT = 64;
  private static final double SCALE = 26;
  private static final double LANE = 26;

  private final StringBuilder svg = new StringBuilder();
  private double top;
  private double clock;

  private Figures() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "docs");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("pipelines.svg"), new Figures().pipelines());
    Files.writeString(folder.resolve("overview.svg"), new Figures().overview());
  }

  // ---- pictures ------------------------------------------------------------------------------

  private String pipelines() {
    panel("rolling", 20);
    panel("synchronous", 150);
    panel("sequential", 280);
    note(LEFT, 412, "“m.n”: batch m in step n. Dashed: ends of slots. Batch 2 has a part on each SBS;");
    note(LEFT, 428, "the slower one is the critical part, and the MBS verifies both in one pass.");
    return document(860, 440);
  }

  private String overview() {
    for (int user = 0; user < 4; user++) {
      double y = 34 + 32 * user;
      box(20, y, 64, 22, "#eeeeee", "prompt");
      arrow(84, y + 11, 188, user < 2 ? 62 : 126);
    }
    note(104, 24, "shared uplink");
    box(190, 42, 180, 40, "#d9ecf8", "SBS 1: small draft model");
    box(190, 106, 180, 40, "#d9ecf8", "SBS 2: small draft model");
    arrow(370, 62, 508, 88);
    arrow(370, 126, 508, 100);
    note(388, 24, "drafts up, verdicts down");
    box(510, 70, 200, 48, "#fbe3c4", "MBS: large target model");
    panel("without overlap", 190);
    panel("overlapped", 320);
    note(LEFT, 452, "“m.n” is batch m in decoding step n. A plan says who is in which batch, how many tokens");
    note(LEFT, 468, "each drafts per step, and who has how much of the band when.");
    return document(860, 480);
  }

  // ---- execution -----------------------------------------------------------------------------

  private void panel(String name, double y) {
    top = y + 12;
    clock = 0;
    text(LEFT, y + 4, "start", "bold", name);
    for (int lane = 0; lane < LANES.length; lane++) {
      text(LEFT - 8, top + LANE * (lane + 0.65), "end", "normal", LANES[lane]);
      line(LEFT, top + LANE * (lane + 1), 850, top + LANE * (lane + 1), "#dddddd", "");
    }
    boolean rolling = name.equals("rolling") || name.equals("overlapped");
    boolean overlaps = rolling || name.equals("synchronous");
    slot(-1, 0, 0, 0, overlaps);
    for (int n = 0; n < STEPS; n++) {
      if (n > 0 && !rolling) {
        slot(-1, n, 0, n, overlaps);
      }
      for (int m = 0; m < BATCHES - 1; m++) {
        slot(m, n, m + 1, n, overlaps);
      }
      slot(BATCHES - 1, n, rolling && n + 1 < STEPS ? 0 : -1, n + 1, overlaps);
    }
    double end = LEFT + SCALE * clock;
    text(end + 6, top + LANE * 1.65, "start", "bold", String.format(Locale.ROOT, "T = %.1f s", clock));
  }

  /** Verifies one batch while, or before, another is drafted; −1: none. */
  private void slot(int verified, int verifyStep, int drafted, int draftStep, boolean overlaps) {
    double start = clock;
    double verifier = verified < 0 ? 0 : VERIFIER[verified][verifyStep];
    if (verified >= 0) {
      bar(MBS, start, verifier, verified, verifyStep);
    }
    double draftStart = overlaps ? start : start + verifier;
    double drafter = 0;
    if (drafted >= 0) {
      for (int d = 0; d < MBS; d++) {
        double seconds = DRAFTER[drafted][draftStep][d];
        if (seconds > 0) {
          bar(d, draftStart, seconds, drafted, draftStep);
          drafter = Math.max(drafter, seconds);
        }
      }
    }
    clock = overlaps ? start + Math.max(verifier, drafter) : draftStart + drafter;
    double x = LEFT + SCALE * clock;
    line(x, top, x, top + LANE * LANES.length, "#888888", " stroke-dasharray=\"3 3\"");
  }

  private void bar(int lane, double start, double seconds, int batch, int step) {
    box(
        LEFT + SCALE * start,
        top + LANE * lane + 3,
        SCALE * seconds,
        LANE - 6,
        COLORS[batch],
        (batch + 1) + "." + (step + 1));
  }

  // ---- SVG -----------------------------------------------------------------------------------

  private void box(double x, double y, double width, double height, String fill, String label) {
    append(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\" fill=\"%s\""
            + " stroke=\"#555555\"/>%n",
        x, y, width, height, fill);
    text(x + width / 2, y + height / 2 + 4, "middle", "normal", label);
  }

  private void arrow(double x1, double y1, double x2, double y2) {
    line(x1, y1, x2, y2, "#555555", " marker-end=\"url(#tip)\"");
  }

  private void note(double x, double y, String text) {
    text(x, y, "start", "normal", text);
  }

  private void text(double x, double y, String anchor, String weight, String text) {
    append(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n",
        x, y, anchor, weight, text);
  }

  private void line(double x1, double y1, double x2, double y2, String stroke, String more) {
    append(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n",
        x1, y1, x2, y2, stroke, more);
  }

  private void append(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }

  private String document(int width, int height) {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        font-family="sans-serif" font-size="12" fill="#222222">
        <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" \
        markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555555"/></marker></defs>
        <rect width="%d" height="%d" fill="#ffffff"/>
        %s</svg>
        """,
        width, height, width, height, width, height, svg);
  }
}
