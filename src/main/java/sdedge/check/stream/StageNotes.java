package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Stage;
import sdedge.check.model.StageRow;
import sdedge.instance.Instance;

/** Notes the stages of a run, and how long each request was served by them. */
final class StageNotes implements StepNotes.Listener {
  private final List<StageRow> rows = new ArrayList<>();
  private final int[] groups; // by request, from 1
  private final List<SortedSet<String>> modes = new ArrayList<>(); // by request
  private final Instance instance;
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
    for (Stage stage : Stage.values()) {
      servedS.put(stage, new double[requests]);
    }
  }

  /**
   * A stage of a part of a step, or of all of it, which has not begun.
   *
   * @param row without times
   * @param served requests that wait for it
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Part(StageRow row, int[] served) {
    static Part of(
        Stage stage,
        @Nullable Integer drafter,
        StepGroup group,
        @Nullable String mode,
        List<Resident> residents,
        List<Resident> served,
        double tokens) {
      return new Part(
          new StageRow(
              drafter,
              1,
              group.number + 1,
              group.step,
              stage,
              Double.NaN,
              Double.NaN,
              group.choice.length(),
              residents.size(),
              tokens,
              mode),
          served.stream().mapToInt(Resident::request).toArray());
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
  public void note(StageRow row, int[] served) {
    rows.add(row);
    for (int request : served) {
      groups[request] = row.batch();
      startS[request] = Math.min(startS[request], row.startS());
      seconds(row.stage())[request] += row.endS() - row.startS();
    }
  }

  private double[] seconds(Stage stage) {
    return servedS.getOrDefault(stage, new double[0]);
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

  /** The modes in which a request has steps. */
  SortedSet<String> modes(int request) {
    return modes.get(request);
  }

  List<StageRow> inOrder() {
    rows.sort(StageRow.IN_ORDER);
    return rows;
  }
}
