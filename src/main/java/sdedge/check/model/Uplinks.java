package sdedge.check.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** When the prompts of a drafter's cell arrive (Section 5 of the model). */
public final class Uplinks {
  /** What may be missing of a prompt at the end of a window. */
  private static final double UNDELIVERED = 1e-9;

  private static final double ROUNDING = 1e-14;

  private final Wireless cell;
  private final List<Integer> tasks;
  private final double[] bits;
  private final double[] gammaHz;
  private final double[] aloneS;

  private Uplinks(Instance instance, int drafter, List<Integer> tasks) {
    cell = instance.drafters().get(drafter).wireless();
    this.tasks = tasks;
    bits = tasks.stream().mapToDouble(task -> bits(instance, task)).toArray();
    gammaHz = tasks.stream().mapToDouble(task -> gammaHz(instance, task)).toArray();
    aloneS = tasks.stream().mapToDouble(task -> aloneS(instance, task)).toArray();
  }

  /** The uploads of all tasks of a plan, by task. */
  public static Map<Integer, Upload> of(Instance instance, ResultPlan plan) {
    Map<Integer, List<ResultPlan.Part>> parts = new TreeMap<>();
    List<ResultPlan.Batch> batches = plan.batches();
    if (plan.continuous() != null) { // one by one
      batches =
          plan.tasks().stream()
              .map(task -> ResultPlan.Batch.of(instance, List.of(task), Map.of()))
              .toList();
    }
    for (ResultPlan.Batch batch : batches) {
      batch
          .parts()
          .forEach(part -> parts.computeIfAbsent(part.drafter(), d -> new ArrayList<>()).add(part));
    }
    Map<Integer, Upload> uploads = new HashMap<>();
    parts.forEach(
        (drafter, own) -> {
          List<Integer> tasks = own.stream().flatMap(part -> part.tasks().stream()).toList();
          Uplinks cell = new Uplinks(instance, drafter, tasks);
          uploads.putAll(
              plan.uplink() == UplinkPolicy.EXPLICIT
                  ? cell.inWindows(plan.allocation().getOrDefault(drafter, List.of()))
                  : cell.under(
                      plan.uplink(), own.stream().map(part -> part.tasks().size()).toList()));
        });
    return uploads;
  }

  private static Wireless cell(Instance instance, int task) {
    return instance.drafters().get(instance.tasks().get(task).drafter()).wireless();
  }

  /** D of a task. */
  public static double bits(Instance instance, int task) {
    Wireless cell = cell(instance, task);
    return cell.headerBits() + cell.bitsPerToken() * instance.tasks().get(task).inputTokens();
  }

  /** Whether an allocation of the band decides when the prompt of a task is there. */
  public static boolean isAllocated(Instance instance, int task) {
    return bits(instance, task) > 0
        && cell(instance, task).powerModel() == PowerModel.CONSTANT_POWER;
  }

  /** W of a task, the seconds it takes alone on the whole band. */
  public static double aloneS(Instance instance, int task) {
    double bandHz = cell(instance, task).bandwidthHz();
    return bits(instance, task) / (bandHz * bitsPerHz(gammaHz(instance, task), bandHz));
  }

  /** When all prompts of a drafter can be there at the earliest, each task once; seconds. */
  public static double lastReadyS(Instance instance, int drafter) {
    List<Integer> tasks = new ArrayList<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      if (instance.tasks().get(k).drafter() == drafter) {
        tasks.add(k);
      }
    }
    return new Uplinks(instance, drafter, tasks)
        .under(UplinkPolicy.EQUAL_FINISH, List.of()).values().stream()
            .mapToDouble(Upload::readyS)
            .max()
            .orElse(0);
  }

  /** γ of a task. */
  public static double gammaHz(Instance instance, int task) {
    Task of = instance.tasks().get(task);
    Wireless cell = cell(instance, task);
    double watts = Math.pow(10, of.txPowerDbm() / 10) / 1000;
    double gain = Math.pow(10, of.channelGainDb() / 10);
    double thermal = Math.pow(10, cell.noisePsdDbmPerHz() / 10) / 1000;
    return watts * gain / (thermal * Math.pow(10, cell.noiseFigureDb() / 10));
  }

  private Map<Integer, Upload> under(UplinkPolicy policy, List<Integer> batchSizes) {
    List<Upload> uploads;
    if (tasks.isEmpty() || bits[0] == 0) { // header and bits per token are 0 for the whole cell
      Upload nothing = Upload.of(0, new Upload.Span(0, 0, 0, 0, 0));
      uploads = tasks.stream().map(task -> nothing).toList();
    } else {
      uploads =
          switch (policy) {
            case SEQUENTIAL ->
                batchByBatch(isConstantPower() ? Collections.nCopies(bits.length, 1) : batchSizes);
            case EQUAL_FINISH -> together();
            case MIN_SUM -> fixed(shares(Math::sqrt, aloneS));
            case EQUAL_SHARES -> fixed(shares(value -> 1, aloneS));
            case PROPORTIONAL -> fixed(shares(value -> value, bits));
            case EXPLICIT, JOINT, AUTO -> throw new IllegalArgumentException("no formula");
          };
    }
    Map<Integer, Upload> byTask = new HashMap<>();
    for (int k = 0; k < bits.length; k++) {
      byTask.put(tasks.get(k), uploads.get(k));
    }
    return byTask;
  }

  private boolean isConstantPower() {
    return cell.powerModel() == PowerModel.CONSTANT_POWER;
  }

  /** The whole band serves one batch after the other, which share it if they are of several. */
  private List<Upload> batchByBatch(List<Integer> batchSizes) {
    List<Upload> uploads = new ArrayList<>();
    double start = 0;
    int first = 0;
    for (int size : batchSizes) {
      double whole = Arrays.stream(aloneS, first, first + size).sum();
      double ready = start;
      for (int k = first; k < first + size; k++) {
        ready += aloneS[k];
        double share = cell.bandwidthHz() * aloneS[k] / whole;
        double efficiency = bitsPerHz(gammaHz[k], cell.bandwidthHz());
        uploads.add(
            Upload.of(ready, new Upload.Span(bits[k], efficiency, share, start, start + whole)));
      }
      start += whole;
      first += size;
    }
    return uploads;
  }

  private List<Upload> together() {
    if (!isConstantPower()) {
      double finish = Arrays.stream(aloneS).sum();
      List<Upload> uploads = new ArrayList<>();
      for (int k = 0; k < bits.length; k++) {
        double share = cell.bandwidthHz() * aloneS[k] / finish;
        uploads.add(upload(k, share, finish));
      }
      return uploads;
    }
    if (bits.length == 1) {
      return List.of(upload(0, cell.bandwidthHz(), aloneS[0]));
    }
    double[] startS = new double[bits.length];
    EqualFinish equal = new EqualFinish(cell.bandwidthHz(), gammaHz, bits, startS);
    double delta = equal.delta();
    List<Upload> uploads = new ArrayList<>();
    for (int k = 0; k < bits.length; k++) {
      double share = equal.shareHz(k, delta);
      double finish = equal.seconds(delta);
      double loose = equal.loose(k, delta);
      uploads.add(
          Upload.of(
              finish,
              new Upload.Span(bits[k], efficiency(k, share), share, 0, finish, 0, loose, 0)));
    }
    return uploads;
  }

  private List<Upload> fixed(double[] shares) {
    List<Upload> uploads = new ArrayList<>();
    for (int k = 0; k < bits.length; k++) {
      uploads.add(upload(k, shares[k], bits[k] / (shares[k] * efficiency(k, shares[k]))));
    }
    return uploads;
  }

  private double[] shares(DoubleUnaryOperator weight, double[] values) {
    double[] weights = Arrays.stream(values).map(weight).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> cell.bandwidthHz() * w / sum).toArray();
  }

  private Upload upload(int k, double share, double finish) {
    return Upload.of(finish, new Upload.Span(bits[k], efficiency(k, share), share, 0, finish));
  }

  private Map<Integer, Upload> inWindows(List<ResultPlan.Window> windows) {
    Map<Integer, List<Slot>> slots = new HashMap<>();
    double startS = 0;
    for (int w = 0; w < windows.size(); w++) {
      ResultPlan.Window window = windows.get(w);
      int index = w;
      double beginS = startS;
      window
          .hertz()
          .forEach(
              (task, share) ->
                  slots
                      .computeIfAbsent(task, t -> new ArrayList<>())
                      .add(new Slot(index, beginS, window, share)));
      startS = window.endS();
    }
    Map<Integer, Upload> uploads = new HashMap<>();
    for (int k = 0; k < bits.length; k++) {
      uploads.put(tasks.get(k), inSlots(k, slots.getOrDefault(tasks.get(k), List.of())));
    }
    return uploads;
  }

  /** A window as far as one task is concerned. */
  private record Slot(int index, double startS, ResultPlan.Window window, double share) {}

  /** Ready at infinity if the windows do not deliver. */
  private Upload inSlots(int k, List<Slot> slots) {
    double readyS = bits[k] == 0 ? 0 : Double.POSITIVE_INFINITY;
    double looseS = 0;
    double sent = 0;
    List<Upload.Span> spans = new ArrayList<>();
    for (Slot slot : slots) {
      double share = slot.share;
      if (share > 0) {
        double rate = share * efficiency(k, share);
        double left = Math.max(0, bits[k] - sent);
        double carried = Math.min(left, rate * slot.window.lengthS());
        double endS = slot.startS + carried / rate;
        double spanLooseS = ROUNDING * bits[k] / rate;
        spans.add(
            new Upload.Span(
                carried,
                efficiency(k, share),
                share,
                slot.startS,
                endS,
                spanLooseS,
                0,
                slot.index));
        if (left > 0 && carried == left) {
          readyS = Math.min(readyS, endS);
          looseS = spanLooseS;
        }
        sent += carried;
      }
      if (sent >= bits[k] * (1 - UNDELIVERED)) {
        readyS = Math.min(readyS, slot.window.endS());
      }
    }
    return new Upload(readyS, looseS, spans);
  }

  private double efficiency(int k, double share) {
    return bitsPerHz(gammaHz[k], isConstantPower() ? share : cell.bandwidthHz());
  }

  /** Spectral efficiency at γ on a share. */
  public static double bitsPerHz(double gamma, double hertz) {
    return Math.log1p(gamma / hertz) / Math.log(2);
  }
}
