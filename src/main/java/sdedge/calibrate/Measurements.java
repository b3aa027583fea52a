package sdedge.calibrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.document.InvalidInputException;
import sdedge.instance.Node;

/**
 * What was measured.
 *
 * @param files the names of the files of passes
 * @param notes what the user should know of the files of runs
 */
record Measurements(
    List<MeasuredRun> runs,
    Map<Role, List<MeasuredPass>> passes,
    Map<Role, String> files,
    List<String> notes) {

  /**
   * Reads all files of a request.
   *
   * @throws IllegalArgumentException if passes are of no node
   * @throws TooFewRowsException if a file of passes, or all runs together, have too few
   */
  static Measurements read(Request request, Map<Role, Node> nodes, DraftModes modes)
      throws InvalidInputException, IOException, TooFewRowsException {
    List<MeasuredRun> runs = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<String, List<MeasuredRun>> byFile = new LinkedHashMap<>();
    for (Request.Source source : request.runs()) {
      List<MeasuredRun> own = runs(source, Pair.known(nodes, Role.VERIFIER), modes, notes);
      runs.addAll(own);
      byFile.put(source.name(), own);
    }
    if (modes.needed() || !modes.of(runs).isEmpty()) {
      for (Map.Entry<String, List<MeasuredRun>> each : byFile.entrySet()) {
        modes.requireNamed(each.getKey(), each.getValue());
      }
    }
    if (!request.runs().isEmpty() && runs.size() < TooFewRowsException.LEAST) {
      throw new TooFewRowsException(request.runs().get(0).name(), runs.size());
    }
    Map<Role, List<MeasuredPass>> passes = new LinkedHashMap<>();
    Map<Role, String> files = new LinkedHashMap<>();
    for (Map.Entry<String, Request.Source> each : new TreeMap<>(request.passes()).entrySet()) {
      Role role = role(each.getKey(), nodes);
      String file = each.getValue().name();
      List<MeasuredPass> read =
          PassesFile.read(file, each.getValue().bytes(), Pair.known(nodes, role));
      if (read.size() < TooFewRowsException.LEAST) {
        throw new TooFewRowsException(file, read.size());
      }
      passes.put(role, read);
      files.put(role, file);
    }
    return new Measurements(runs, passes, files, notes);
  }

  private static List<MeasuredRun> runs(
      Request.Source source, Node verifier, DraftModes modes, List<String> notes)
      throws InvalidInputException, IOException {
    if (BenchFile.isOne(source.bytes())) {
      int length = source.length();
      return BenchFile.read(source.name(), source.bytes(), length, modes, verifier, notes).stream()
          .map(run -> run.of(source.workload()))
          .toList();
    } else if (source.length() >= 0) {
      throw new IllegalArgumentException(
          "--length " + source.name() + ": has no effect, a table says the length of each run");
    } else if (!source.workload().isEmpty()) {
      throw new IllegalArgumentException(
          "--workload " + source.name() + ": has no effect, a table says the workload of each run");
    }
    return RunsFile.read(source.name(), source.bytes(), verifier, modes);
  }

  /** The names of the workloads, in the order of their first runs; one empty name of one. */
  List<String> workloads() {
    return runs.stream().map(MeasuredRun::workload).distinct().toList();
  }

  List<MeasuredRun> of(String workload) {
    return runs.stream().filter(run -> run.workload().equals(workload)).toList();
  }

  /**
   * The workload that schedules are for.
   *
   * @param asked empty for that of the first run
   * @throws IllegalArgumentException if no run is of it
   */
  String workload(String asked) {
    List<String> all = workloads();
    if (asked.isEmpty() && !all.isEmpty()) {
      return all.get(0);
    } else if (!all.contains(asked)) {
      throw new IllegalArgumentException(
          "--workload " + asked + ": no run is of it; there are " + String.join(", ", all));
    }
    return asked;
  }

  private static Role role(String id, Map<Role, Node> nodes) {
    for (Role role : Role.values()) {
      if (Pair.known(nodes, role).id().equals(id)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "--passes %s: must be %s or %s"
            .formatted(
                id, Pair.known(nodes, Role.VERIFIER).id(), Pair.known(nodes, Role.DRAFTER).id()));
  }
}
