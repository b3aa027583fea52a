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
  private final StepTimes times;
  private final double[] startS; // by request
  private final Map<Stage, double[]> servedS = new EnumMap<>(Stage.class); // by request

  StageNotes(Instance instance, int requests) {
    times = new StepTimes(instance);
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
   * A part of a step, or all of it.
   *
   * @param drafter null of what the verifier's node does
   * @param mode that it drafts in; null for none or several
   * @param residents that take part
   * @param served those of them who wait for it
   * @param tokens new in its passes
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Part(
      Stage stage,
      @Nullable Integer drafter,
      int group,
      int step,
      int length,
      @Nullable String mode,
      int residents,
      int[] served,
      double tokens) {
    static Part of(
        Stage stage,
        @Nullable Integer drafter,
        StepGroup group,
        @Nullable String mode,
        int residents,
        List<Resident> served,
        double tokens) {
      int[] requests = served.stream().mapToInt(Resident::request).toArray();
      int length = group.drafting.length();
      return new Part(
          stage, drafter, group.number, group.step, length, mode, residents, requests, tokens);
    }

    static Part verification(StepGroup group) {
      List<Resident> all = group.residents;
      double tokens = StepTimes.verifyTokens(all, group.drafting.length());
      return of(Stage.VERIFY, null, group, null, all.size(), all, tokens);
    }

    StageRow row(double fromS, double toS) {
      return new StageRow(
          drafter, 1, group + 1, step, stage, fromS, toS, length, residents, tokens, mode);
    }
  }

  @Override
  public boolean begins(StepGroup group) {
    for (Resident each : group.residents) {
      String mode = times.modeName(each.drafter(), group.drafting);
      if (mode != null) {
        modes.get(each.request()).add(mode);
      }
    }
    return true;
  }

  @Override
  public void note(Part part, double fromS, double toS) {
    rows.add(part.row(fromS, toS));
    for (int request : part.served) {
      groups[request] = part.group + 1;
      startS[request] = Math.min(startS[request], fromS);
      seconds(part.stage)[request] += toS - fromS;
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
