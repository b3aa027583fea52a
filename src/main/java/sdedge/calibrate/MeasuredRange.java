package sdedge.calibrate;

import static sdedge.result.table.Table.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import sdedge.document.Human;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ValueReader;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/**
 * What a fit has seen.
 *
 * @param length longest of them
 * @param running fewest and most requests
 * @param context least and most cached tokens of a request
 */
record MeasuredRange(int length, Range running, Range context) {
  private static final double FAR = 1.5;

  /** An interval. */
  record Range(double least, double most) {
    private static Range read(ValueReader value) {
      List<ValueReader> ends = value.list(2, 2);
      return ends.size() < 2
          ? new Range(0, Double.MAX_VALUE)
          : new Range(
              ends.get(0).number(NumberRange.NON_NEGATIVE),
              ends.get(1).number(NumberRange.NON_NEGATIVE));
    }
  }

  /** Where it stands in a report. */
  static final String KEY = "fitted";

  private static final Kind<Range> RANGE =
      new Kind.Of<>(range -> List.of(range.least, range.most), Range::read);

  static final Table<MeasuredRange> KEYS =
      Table.of(
          key(
              "length",
              new Kind.Of<>(n -> n, value -> value.integer(0, 64)),
              MeasuredRange::length),
          key("running", RANGE, MeasuredRange::running),
          key("context", RANGE, MeasuredRange::context));

  /** Of the runs of a fit. */
  static MeasuredRange of(List<MeasuredRun> runs) {
    return new MeasuredRange(
        runs.stream().mapToInt(MeasuredRun::length).max().orElse(0),
        range(runs, MeasuredRun::running),
        range(runs, MeasuredRun::contextTokens));
  }

  private static Range range(List<MeasuredRun> runs, ToDoubleFunction<MeasuredRun> value) {
    return new Range(
        runs.stream().mapToDouble(value).min().orElse(0),
        runs.stream().mapToDouble(value).max().orElse(0));
  }

  /** As a report says it; nothing if there is none, or it says nothing. */
  static Optional<MeasuredRange> read(Path report) throws InvalidInputException, IOException {
    if (!Files.exists(report)) {
      return Optional.empty();
    }
    Problems problems = new Problems(report.toString());
    ValueReader root = Document.parseJson(problems, InputFile.read(problems, report));
    Optional<MeasuredRange> read =
        root.object()
            .optional(KEY)
            .filter(ValueReader::isObject)
            .map(KEYS::read)
            .map(
                hull ->
                    new MeasuredRange(
                        hull.get("length", Integer.class),
                        hull.get("running", Range.class),
                        hull.get("context", Range.class)));
    problems.throwIfAny();
    return read;
  }

  /**
   * Warnings on predictions far from what was fitted.
   *
   * @param mostAsked requests for which lengths are recommended
   */
  List<String> leftBy(List<MeasuredRun> runs, int longestAsked, int mostAsked) {
    List<String> warnings = new ArrayList<>();
    MeasuredRange asked = of(runs);
    int longest = Math.max(longestAsked, asked.length());
    if (length > 0 && longest > FAR * length) {
      warnings.add("extrapolates: length " + longest + ", fitted up to " + length);
    }
    Range running = new Range(asked.running().least(), Math.max(asked.running().most(), mostAsked));
    warn(warnings, running, this.running, "running");
    warn(warnings, asked.context(), context, "tokens of context");
    return warnings;
  }

  private static void warn(List<String> warnings, Range asked, Range fitted, String what) {
    if (asked.most() > FAR * fitted.most()) {
      warnings.add(extrapolates(asked.most(), what, "up to", fitted.most()));
    }
    if (asked.least() * FAR < fitted.least()) {
      warnings.add(extrapolates(asked.least(), what, "from", fitted.least()));
    }
  }

  private static String extrapolates(double asked, String what, String where, double fitted) {
    return "extrapolates: %s %s, fitted %s %s"
        .formatted(Human.number(asked), what, where, Human.number(fitted));
  }
}
