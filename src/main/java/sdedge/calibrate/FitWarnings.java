package sdedge.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sdedge.document.Human;

/** What a user should know before believing a fit. */
final class FitWarnings {
  /** Errors beyond it should not be trusted. */
  static final double LARGE = 0.15;

  private static final double LONGER = 1.05;
  private static final double DIFFERS = 1.05; // tokens per step
  private static final double NEARLY = 1.25; // by rates, no two loads are the same

  private FitWarnings() {}

  /** On the runs that a fit knows, {@code mostPerBatch} tasks being allowed per batch. */
  static List<String> onRuns(List<MeasuredRun> runs, int mostPerBatch) {
    List<String> warnings = new ArrayList<>();
    if (runs.stream().noneMatch(run -> run.length() == 0)) {
      warnings.add("no run of length 0: whether to speculate at all is a guess");
    }
    for (String mode : MeasuredRun.modes(runs)) {
      long lengths =
          runs.stream()
              .filter(run -> run.length() > 0 && run.mode().equals(mode))
              .mapToInt(MeasuredRun::length)
              .distinct()
              .count();
      if (lengths < 2) {
        warnings.add(
            ("fewer than two lengths >= 1%s: how acceptance falls along the drafts is a" + " guess")
                .formatted(mode.isEmpty() ? "" : " of mode " + mode));
      }
    }
    double highest = runs.stream().mapToDouble(MeasuredRun::concurrency).max().orElse(0);
    for (boolean none : new boolean[] {true, false}) {
      if (isMissing(runs, highest, none)) {
        warnings.add(
            "the highest load, %s, is not measured with %s"
                .formatted(Human.number(highest), none ? "length 0" : "a length >= 1"));
      }
    }
    if (mostPerBatch < Integer.MAX_VALUE && mostPerBatch > highest) {
      String load = "the highest load is not measured: batches of " + mostPerBatch;
      warnings.add(load + " are allowed, runs have up to " + Human.number(highest));
    }
    return warnings;
  }

  /** On runs of one workload whose drafts are accepted otherwise behind longer prompts. */
  static List<String> onContexts(List<MeasuredRun> runs) {
    return runs.stream()
        .collect(
            Collectors.groupingBy(
                run -> List.of(run.workload(), run.mode()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(FitWarnings::onContext)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Two runs of one length, with how much more one accepts. */
  private record Unlike(MeasuredRun shorter, MeasuredRun longer) {
    double ratio() {
      double ratio = shorter.acceptanceLength() / longer.acceptanceLength();
      return Math.max(ratio, 1 / ratio);
    }
  }

  /** The two runs of one length in different contexts that differ most. */
  private static Optional<String> onContext(List<MeasuredRun> runs) {
    List<List<MeasuredRun>> contexts = FittedAcceptance.groups(runs);
    List<Unlike> pairs = new ArrayList<>();
    for (int i = 0; i < contexts.size(); i++) {
      for (MeasuredRun one : contexts.get(i)) {
        contexts.subList(i + 1, contexts.size()).stream()
            .flatMap(List::stream)
            .filter(other -> one.length() == other.length())
            .forEach(other -> pairs.add(new Unlike(one, other)));
      }
    }
    String what =
        contexts.size() < FittedAcceptance.TOLD_APART
            ? "; one acceptance is fitted to both: runs of three lengths of prompts tell contexts apart"
            : "; acceptance is a table of contexts";
    Unlike most = null;
    for (Unlike each : pairs) {
      most = each.ratio() > (most == null ? DIFFERS : most.ratio()) ? each : most;
    }
    return Optional.ofNullable(most)
        .map(
            each ->
                "acceptance goes by context: %s, %s%s"
                    .formatted(accepted(each.shorter()), accepted(each.longer()), what));
  }

  private static String accepted(MeasuredRun run) {
    return "%s tokens per step in the run of prompts of %s, length %s, concurrency %s"
        .formatted(
            Human.number(run.acceptanceLength()),
            Human.number(run.inputTokens()),
            run.length(),
            Human.number(run.concurrency()));
  }

  /** Whether there are runs with, or without, drafts, but not at the highest load. */
  private static boolean isMissing(List<MeasuredRun> runs, double highest, boolean none) {
    List<MeasuredRun> kind = runs.stream().filter(run -> (run.length() == 0) == none).toList();
    return !kind.isEmpty() && kind.stream().noneMatch(run -> run.concurrency() * NEARLY >= highest);
  }

  /** On parameters. */
  static List<String> onEstimates(List<Estimate> estimates) {
    List<String> warnings = new ArrayList<>();
    for (Estimate estimate : estimates) {
      String key = estimate.parameter().key();
      if (estimate.isAtMost()) {
        warnings.add(key + " = " + Human.number(estimate.value()) + ": " + excess(estimate));
      } else if (estimate.isAtLeast()) {
        warnings.add(key + " = " + Human.number(estimate.value()) + ": at its lower bound");
      }
      if (!estimate.isIdentified()) {
        warnings.add(key + ": not identified" + advice(estimate.parameter()));
      }
    }
    return warnings;
  }

  private static String excess(Estimate estimate) {
    String field = estimate.parameter().field();
    return switch (field) {
      case "flops_efficiency" -> "is peak_flops too low?";
      case "bandwidth_efficiency" -> "is memory_bandwidth too low?";
      default -> "at its upper bound";
    };
  }

  private static String advice(FitParameter parameter) {
    return switch (parameter.kind()) {
      case BANDWIDTH_EFFICIENCY, PASS_OVERHEAD ->
          "; runs tell the sum of memory time and overhead, measured passes part them";
      case POSITION_OVERHEAD, PROMPT_PASS_OVERHEAD ->
          "; runs of another workload part what prompts take from what decoding does";
      case FLOPS_EFFICIENCY, TOKEN_OVERHEAD -> "";
    };
  }

  /** On predictions of what a fit knows. */
  static List<String> onErrors(String what, List<Scored> scored) {
    double worst = scored.stream().mapToDouble(each -> Math.abs(each.error())).max().orElse(0);
    long many = scored.stream().filter(each -> Math.abs(each.error()) > LARGE).count();
    return many == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%d of %d %s deviate by more than 15 %%, by up to %.0f %%",
                many,
                scored.size(),
                what,
                100 * worst));
  }

  /** On passes that last longer than others of more tokens. */
  static List<String> onPasses(String node, List<MeasuredPass> passes) {
    Map<Double, List<MeasuredPass>> byContext = new TreeMap<>();
    passes.forEach(
        pass -> byContext.computeIfAbsent(pass.contextTokens(), c -> new ArrayList<>()).add(pass));
    for (List<MeasuredPass> same : byContext.values()) {
      for (MeasuredPass shorter : same) {
        for (MeasuredPass longer : same) {
          if (shorter.newTokens() < longer.newTokens()
              && shorter.seconds() > LONGER * longer.seconds()) {
            String pair =
                "%s new tokens takes longer than %s"
                    .formatted(Human.number(shorter.newTokens()), Human.number(longer.newTokens()));
            return List.of(node + ": a pass of " + pair + " (tiles): prefer --as table");
          }
        }
      }
    }
    return List.of();
  }
}
