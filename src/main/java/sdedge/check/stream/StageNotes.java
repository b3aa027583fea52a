package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** Notes the stages of a run, and how long each request was served by them. */
final class StageNotes implements StepNotes.Listener {
  private final Instance instance;
  private final List<StageRun> runs = new ArrayList<>();
  private final int[] groups; // by request, from 1
  private final List<SortedSet<String>> modes = new ArrayList<>(); // by request
  private final double[] startS; // by request
  private final Map<Stage, double[]> servedS = new EnumMap<>(Stage.class); // by request

  StageNotes(Instance instance, int requests) {
    this.instance = instance;
    groups = new int[requests];
    startS = new double[requests];
    Arrays.fill(startS, Double.POSITIVE_INFINITY);
    for (int r = 0; r < requests; r++) {
      modes.add(new TreeSet<>());
    }
  }

  @Override
  public boolean begins(StepGroup group) {
    for (Resident each : group.residents) {
      String mode = instance.drafters().get(each.drafter()).modeName(group.choice);
      if (mode != null) {
        modes.get(each.request()).add(mode);
      }
    }
    return true;
  }

  @Override
  public void note(StageRun run, int[] served) {
    runs.add(run);
    for (int request : served) {
      groups[request] = run.batch();
      startS[request] = Math.min(startS[request], run.startS());
      seconds(run.stage())[request] += run.endS() - run.startS();
    }
  }

  private double[] seconds(Stage stage) {
    return servedS.computeIfAbsent(stage, none -> new double[groups.length]);
  }

  /** When the first stage of a request began. */
  double startS(int request) {
    return startS[request];
  }

  /** How long a request was served by a stage. */
  double servedS(Stage stage, int request) {
    return seconds(stage)[request];
  }

  int group(int request) {
    return groups[request];
  }

  /** The modes in which a request has steps, with spaces between; null for none. */
  @Nullable String modes(int request) {
    return modes.get(request).isEmpty() ? null : String.join(" ", modes.get(request));
  }

  List<StageRun> inOrder() {
    runs.sort(StreamExecution.IN_ORDER);
    return runs;
  }
}
