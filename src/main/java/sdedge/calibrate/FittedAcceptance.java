package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Acceptance;

/**
 * How the drafts of runs are accepted, by context where they tell.
 *
 * @param contexts ascending; one alone holds in all
 */
record FittedAcceptance(List<InContext> contexts) {
  /** Contexts from which on they are distinguished. */
  static final int TOLD_APART = 3;

  private static final double ALIKE = 1.25; // tokens of prompts, times those of the shortest

  /**
   * What was found of one context.
   *
   * @param contextTokens in the mean over its runs, at least 1
   */
  record InContext(int contextTokens, AcceptanceCurve curve) {}

  FittedAcceptance {
    contexts = List.copyOf(contexts);
  }

  /** One curve in all contexts. */
  static FittedAcceptance of(AcceptanceCurve curve) {
    return new FittedAcceptance(List.of(new InContext(1, curve)));
  }

  /** As it was read back, errors unknown. */
  static FittedAcceptance of(Acceptance acceptance) {
    return new FittedAcceptance(
        acceptance.entries().stream()
            .map(
                each ->
                    new InContext(
                        each.contextTokens(), new AcceptanceCurve(each.rates(), List.of())))
            .toList());
  }

  /**
   * That of the runs of a workload in one mode.
   *
   * @param longest up to which position it is wanted
   * @return null if no run has drafts
   */
  static @Nullable FittedAcceptance of(List<MeasuredRun> runs, int longest, Control control) {
    List<List<MeasuredRun>> groups = groups(runs);
    TreeMap<Integer, List<MeasuredRun>> byContext = new TreeMap<>();
    for (List<MeasuredRun> group : groups) {
      byContext.computeIfAbsent(contextTokens(group), none -> new ArrayList<>()).addAll(group);
    }
    if (byContext.size() < TOLD_APART) {
      AcceptanceCurve all = AcceptanceCurve.of(runs, longest, control);
      return all == null ? null : of(all);
    }
    List<InContext> contexts = new ArrayList<>();
    byContext.forEach(
        (context, own) -> {
          AcceptanceCurve curve = AcceptanceCurve.of(own, longest, control);
          if (curve != null) {
            contexts.add(new InContext(context, curve));
          }
        });
    return new FittedAcceptance(contexts);
  }

  /** The runs with drafts by prompts: new ones where prompts are longer than a quarter more. */
  static List<List<MeasuredRun>> groups(List<MeasuredRun> runs) {
    List<MeasuredRun> sorted =
        runs.stream()
            .filter(run -> run.length() > 0)
            .sorted(Comparator.comparingDouble(MeasuredRun::inputTokens))
            .toList();
    List<List<MeasuredRun>> groups = new ArrayList<>();
    double first = 0;
    for (MeasuredRun run : sorted) {
      if (run.inputTokens() > ALIKE * first) {
        groups.add(new ArrayList<>());
        first = run.inputTokens();
      }
      groups.get(groups.size() - 1).add(run);
    }
    return groups;
  }

  private static int contextTokens(List<MeasuredRun> runs) {
    double weights = 0;
    double tokens = 0;
    for (MeasuredRun run : runs) {
      weights += run.weight();
      tokens += run.weight() * (run.inputTokens() + run.outputTokens() / 2);
    }
    return (int) Math.max(1, Math.rint(tokens / weights));
  }

  /** Whether contexts are distinguished. */
  boolean isByContext() {
    return contexts.size() > 1;
  }

  /** As instances have it. */
  Acceptance acceptance() {
    return Acceptance.ofContexts(
        contexts.stream()
            .map(each -> new Acceptance.Entry(each.contextTokens, each.curve.rates()))
            .toList());
  }

  /** That with each rate larger by its standard error. */
  Acceptance raised() {
    return Acceptance.ofContexts(
        contexts.stream()
            .map(each -> new Acceptance.Entry(each.contextTokens, each.curve.raised()))
            .toList());
  }

  /** The rates as an instance says them. */
  String yaml(Function<Double, String> number) {
    String rates =
        contexts.stream()
            .map(each -> each.curve.rates().list().stream().map(number).toList().toString())
            .collect(Collectors.joining(", "));
    List<Integer> tokens = contexts.stream().map(InContext::contextTokens).toList();
    return isByContext() ? "{context_tokens: " + tokens + ", rates: [" + rates + "]}" : rates;
  }

  /** The standard errors of the rates, by context. */
  String errors(Function<Double, String> number) {
    return contexts.stream()
        .map(each -> each.curve.errors().stream().map(number).toList().toString())
        .collect(Collectors.joining(", "));
  }

  /** In words. */
  String text(Function<Double, String> number) {
    return contexts.stream()
        .map(
            each ->
                each.curve.rates().list().stream().map(number).collect(Collectors.joining(", "))
                    + (isByContext() ? " at " + each.contextTokens : ""))
        .collect(Collectors.joining("; "));
  }
}
