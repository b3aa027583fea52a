package sdedge.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.export.Lanes.Lane.Slice;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.JoiningService;
import sdedge.result.files.UplinkCsv;
import sdedge.study.stream.SavedStream;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.Resource;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;

/**
 * The exclusive resources of an execution: per drafter its shares of the uplink band, its node and
 * both directions of its fronthaul, and the verifier.
 */
final class Lanes {
  /** Shares that follow one another but for rounding do not overlap. */
  private static final double ROUNDING = 1e-12;

  private static final String UPLOAD = "upload";
  private static final String REQUESTS = "requests";
  private static final List<String> PHASES = List.of("wait", "first token", "answer");

  private final Instance instance;
  private final Function<StageRun, String> names;
  private final boolean isStream;
  private final Map<Resource, List<StageRun>> runs; // by what serves them
  private final List<Lane> lanes = new ArrayList<>();

  private Lanes(
      Instance instance,
      Stream<StageRun> stages,
      Function<StageRun, String> names,
      boolean isStream) {
    this.instance = instance;
    this.names = names;
    this.isStream = isStream;
    runs = stages.collect(Collectors.groupingBy(StageRun::resource));
  }

  /** The lanes by drafter, then that of the verifier. */
  static List<Lane> of(Instance instance, Execution execution) {
    Function<StageRun, String> names =
        execution.plan().continuous() instanceof JoiningService
            ? Lanes::job
            : run -> batch(run.cohort(), run.batch());
    Lanes lanes = new Lanes(instance, execution.stages(), names, false);
    lanes.addServers(lanes.uploads(execution));
    return lanes.lanes;
  }

  /** The lanes of servers in a window of a stream, then of the requests there. */
  static List<Lane> of(Instance instance, SavedStream stream) {
    Function<StageRun, String> names = stream.joins() ? Lanes::job : run -> "group " + run.batch();
    Lanes lanes = new Lanes(instance, stream.stages(instance).stream(), names, true);
    lanes.addServers(List.of());
    lanes.addShares(REQUESTS, REQUESTS, lanes.requests(stream));
    return lanes.lanes;
  }

  private void addServers(List<Slice> uploads) {
    for (int d = 0; d < instance.drafters().size(); d++) {
      addDrafter(d, uploads);
    }
    String verifier = instance.verifier().id();
    add(verifier, verifier, Resource.of(Stage.VERIFY, null));
  }

  private void addDrafter(int d, List<Slice> uploads) {
    String id = instance.drafters().get(d).id();
    addShares(
        id,
        id + " uplink",
        uploads.stream()
            .filter(upload -> task(upload.task()).drafter() == d)
            .map(List::of)
            .toList());
    add(id, id, Resource.of(Stage.DRAFT, d));
    add(id, id + " fronthaul up", Resource.of(Stage.FRONTHAUL_UP, d));
    add(id, id + " fronthaul down", Resource.of(Stage.FRONTHAUL_DOWN, d));
  }

  private void add(String station, String name, Resource resource) {
    Stream<Slice> slices = runs.getOrDefault(resource, List.of()).stream().map(this::slice);
    lanes.add(new Lane(station, name, slices.sorted(Comparator.comparing(Slice::startS)).toList()));
  }

  private Slice slice(StageRun run) {
    String name = names.apply(run);
    int cohort = isStream ? 0 : run.cohort();
    return new Slice(
        name, run.stage().key(), run.startS(), run.freeS(), cohort, run.batch(), run, null);
  }

  /** What a job is called of those who join one by one: what a drafter sends up, or a pass. */
  private static String job(StageRun run) {
    boolean isOfPass = run.drafter() == null || run.stage() == Stage.FRONTHAUL_DOWN;
    return (isOfPass ? "pass " : "job ") + run.step();
  }

  private static String batch(int cohort, int batch) {
    return "batch " + cohort + "." + batch;
  }

  /** The phases of each request: waiting, on the way to its first token, to its last. */
  private List<List<Slice>> requests(SavedStream stream) {
    List<List<Slice>> all = new ArrayList<>();
    for (SavedStream.Request request : stream.served(instance)) {
      String name = "request " + request.number();
      double[] timesS = {
        request.arrivalS(), request.admittedS(), request.firstS(), request.completeS()
      };
      List<Slice> phases = new ArrayList<>();
      for (int i = 0; i < PHASES.size(); i++) {
        phases.add(
            new Slice(name, PHASES.get(i), timesS[i], timesS[i + 1], 0, 0, null, request.task()));
      }
      all.add(phases);
    }
    return all;
  }

  private Task task(@Nullable Integer index) {
    return instance.tasks().get(index == null ? 0 : index);
  }

  private List<Slice> uploads(Execution execution) {
    List<TaskLatency> places = LatencyBreakdown.of(instance, execution);
    boolean joins = execution.plan().continuous() instanceof JoiningService;
    return UplinkCsv.of(instance, execution.plan()).stream()
        .filter(row -> row.share().finishS() > row.share().startS())
        .map(
            row -> {
              TaskLatency place = places.get(row.task());
              String name = joins ? task(row.task()).id() : batch(place.cohort(), place.batch());
              double startS = row.share().startS();
              double endS = row.share().finishS();
              return new Slice(
                  name, UPLOAD, startS, endS, place.cohort(), place.batch(), null, row.task());
            })
        .sorted(Comparator.comparing(Slice::startS))
        .toList();
  }

  /**
   * Tasks that send at once each have a share of the band, and so a lane, to themselves; so do
   * requests.
   *
   * @param parts what follows one another in each of them, in the order of its beginning
   */
  private void addShares(String station, String name, List<List<Slice>> parts) {
    List<List<Slice>> shares = new ArrayList<>();
    for (List<Slice> own : parts) {
      List<Slice> free =
          shares.stream().filter(share -> isFree(share, own.get(0))).findFirst().orElse(null);
      if (free == null) {
        free = new ArrayList<>();
        shares.add(free);
      }
      free.addAll(own);
    }
    for (int i = 0; i < shares.size(); i++) {
      lanes.add(new Lane(station, name + (i == 0 ? "" : " " + (i + 1)), shares.get(i)));
    }
  }

  private static boolean isFree(List<Slice> share, Slice next) {
    double endS = share.get(share.size() - 1).endS();
    return endS <= next.startS() * (1 + ROUNDING);
  }

  /**
   * An exclusive resource and what occupies it, one thing after the other.
   *
   * @param station id of the node that it belongs to
   */
  record Lane(String station, String name, List<Slice> slices) {
    Lane {
      slices = List.copyOf(slices);
    }

    /**
     * Something that occupies an exclusive resource.
     *
     * @param name what it is part of, such as {@code batch 1.2} or {@code pass 3}
     * @param kind {@code upload}, the key of a stage or the phase of a request
     * @param startS seconds
     * @param endS seconds; of a link the end of serialisation, since latency occupies nothing
     * @param cohort from 1; 0 of a stream
     * @param batch from 1, within the cohort; of a stream a group, 0 of a request
     * @param stage null for an upload and a request
     * @param task index of the task that uploads or is asked for; null for a stage
     */
    record Slice(
        String name,
        String kind,
        double startS,
        double endS,
        int cohort,
        int batch,
        @Nullable StageRun stage,
        @Nullable Integer task) {}
  }
}
