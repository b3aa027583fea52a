package sdedge.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.result.files.UplinkCsv;
import sdedge.timeline.Execution;
import sdedge.timeline.Resource;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * The exclusive resources of an execution: per drafter its shares of the uplink band, its node and
 * both directions of its fronthaul, and the verifier.
 */
final class Lanes {
  /** Shares that follow one another but for rounding do not overlap. */
  private static final double ROUNDING = 1e-12;

  private static final String UPLOAD = "upload";

  private final Instance instance;
  private final Execution execution;
  private final List<List<BatchProfile>> profiles = new ArrayList<>();
  private final Map<Resource, List<StageRun>> runs; // by what serves them
  private final List<Lane> lanes = new ArrayList<>();

  private Lanes(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
    StageModel model = StageModel.of(instance, execution.plan().pipeline());
    for (Cohort cohort : execution.plan().cohorts()) {
      profiles.add(cohort.batches().stream().map(batch -> profile(model, batch)).toList());
    }
    runs =
        execution
            .stages()
            .collect(Collectors.groupingBy(run -> Resource.of(run.stage(), run.drafter())));
  }

  /** The lanes by drafter, then that of the verifier. */
  static List<Lane> of(Instance instance, Execution execution) {
    Lanes lanes = new Lanes(instance, execution);
    List<Slice> uploads = lanes.uploads();
    for (int d = 0; d < instance.drafters().size(); d++) {
      lanes.addDrafter(d, uploads);
    }
    String verifier = instance.verifier().id();
    lanes.add(verifier, verifier, Resource.of(Stage.VERIFY, null));
    return lanes.lanes;
  }

  private BatchProfile profile(StageModel model, Batch batch) {
    List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
    return BatchProfile.of(model, tasks, batch.draftings()::of);
  }

  private void addDrafter(int d, List<Slice> uploads) {
    String id = instance.drafters().get(d).id();
    addUplink(id, uploads.stream().filter(upload -> task(upload.task()).drafter() == d).toList());
    add(id, id, Resource.of(Stage.DRAFT, d));
    add(id, id + " fronthaul up", Resource.of(Stage.FRONTHAUL_UP, d));
    add(id, id + " fronthaul down", Resource.of(Stage.FRONTHAUL_DOWN, d));
  }

  private void add(String station, String name, Resource resource) {
    Stream<Slice> slices = runs.getOrDefault(resource, List.of()).stream().map(this::slice);
    lanes.add(new Lane(station, name, slices.sorted(Comparator.comparing(Slice::startS)).toList()));
  }

  /**
   * When the server of a stage is free again; of a continuous plan links differ by their latency.
   */
  private double freeS(StageRun run) {
    if (!profiles.isEmpty()) {
      return run.freeS(profiles.get(run.cohort() - 1).get(run.batch() - 1));
    }
    boolean links = run.stage() == Stage.FRONTHAUL_UP || run.stage() == Stage.FRONTHAUL_DOWN;
    Integer drafter = run.drafter();
    return links && drafter != null
        ? run.endS() - instance.drafters().get(drafter).fronthaul().latencyS()
        : run.endS();
  }

  private Slice slice(StageRun run) {
    return new Slice(
        run.stage().key(), run.startS(), freeS(run), run.cohort(), run.batch(), run, null);
  }

  private Task task(@Nullable Integer index) {
    return instance.tasks().get(index == null ? 0 : index);
  }

  private List<Slice> uploads() {
    int[][] places = new int[instance.tasks().size()][];
    for (int c = 0; c < execution.plan().cohorts().size(); c++) {
      List<Batch> batches = execution.plan().cohorts().get(c).batches();
      for (int b = 0; b < batches.size(); b++) {
        for (int k : batches.get(b).tasks()) {
          places[k] = new int[] {c + 1, b + 1};
        }
      }
    }
    if (execution.service() != null) {
      for (int k = 0; k < places.length; k++) {
        places[k] = new int[] {1, execution.service().groups().get(k)};
      }
    }
    return UplinkCsv.of(instance, execution.plan()).stream()
        .filter(row -> row.share().finishS() > row.share().startS())
        .map(
            row ->
                new Slice(
                    UPLOAD,
                    row.share().startS(),
                    row.share().finishS(),
                    places[row.task()][0],
                    places[row.task()][1],
                    null,
                    row.task()))
        .sorted(Comparator.comparing(Slice::startS))
        .toList();
  }

  /** Tasks that send at once each have a share of the band, and so a lane, to themselves. */
  private void addUplink(String id, List<Slice> uploads) {
    List<List<Slice>> shares = new ArrayList<>();
    for (Slice upload : uploads) {
      List<Slice> free =
          shares.stream().filter(share -> isFree(share, upload)).findFirst().orElse(null);
      if (free == null) {
        free = new ArrayList<>();
        shares.add(free);
      }
      free.add(upload);
    }
    for (int i = 0; i < shares.size(); i++) {
      lanes.add(new Lane(id, id + " uplink" + (i == 0 ? "" : " " + (i + 1)), shares.get(i)));
    }
  }

  private static boolean isFree(List<Slice> share, Slice next) {
    double endS = share.get(share.size() - 1).endS();
    return endS <= next.startS() * (1 + ROUNDING);
  }
}
