package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;
import sdedge.wireless.Share;

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

  public static Map<Integer, Upload> of(Instance instance, Plan plan) {
    List<List<Integer>> batches =
        plan.continuous() == null
            ? plan.batches().stream().map(Batch::tasks).toList()
            : plan.tasks().stream().map(List::of).toList();
    Map<Integer, List<List<Integer>>> parts = new TreeMap<>(); // by drafter
    for (List<Integer> batch : batches) {
      batch.stream()
          .collect(Collectors.groupingBy(task -> instance.tasks().get(task).drafter()))
          .forEach(
              (drafter, own) -> parts.computeIfAbsent(drafter, d -> new ArrayList<>()).add(own));
    }
    Map<Integer, Upload> uploads = new HashMap<>();
    parts.forEach(
        (drafter, own) -> {
          List<Integer> tasks = own.stream().flatMap(List::stream).toList();
          Uplinks cell = new Uplinks(instance, drafter, tasks);
          List<Allocation.Window> windows = windows(plan, drafter);
          List<Upload> all =
              plan.uplink() == UplinkPolicy.EXPLICIT
                  ? cell.each(k -> cell.inWindows(k, windows))
                  : cell.under(plan.uplink(), own.stream().map(List::size).toList());
          for (int k = 0; k < all.size(); k++) {
            uploads.put(tasks.get(k), all.get(k));
          }
        });
    return uploads;
  }

  private static Wireless cell(Instance instance, int task) {
    return instance.drafters().get(instance.tasks().get(task).drafter()).wireless();
  }

  /** The windows of a drafter's band; none unless the plan allocates it. */
  public static List<Allocation.Window> windows(Plan plan, int drafter) {
    Allocation allocation = plan.allocation();
    return allocation == null
        ? List.of()
        : allocation.cells().stream()
            .filter(cell -> cell.drafter() == drafter)
            .flatMap(cell -> cell.windows().stream())
            .toList();
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
        .under(UplinkPolicy.EQUAL_FINISH, List.of()).stream()
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
    if (cell.noise() instanceof Noise.Power power) {
      return cell.bandwidthHz() * watts * gain / (Math.pow(10, power.dbm() / 10) / 1000);
    }
    Noise.Density noise = (Noise.Density) cell.noise();
    double thermal = Math.pow(10, noise.dbmPerHz() / 10) / 1000;
    return watts * gain / (thermal * Math.pow(10, noise.figureDb() / 10));
  }

  /** By task in order, of which batches send so many. */
  private List<Upload> under(UplinkPolicy policy, List<Integer> batchSizes) {
    if (tasks.isEmpty() || bits[0] == 0) { // header and bits per token are 0 for the whole cell
      return each(k -> upload(0, new Share(0, 0, 0, 0, 0)));
    }
    return switch (policy) {
      case SEQUENTIAL ->
          batchByBatch(isConstantPower() ? Collections.nCopies(bits.length, 1) : batchSizes);
      case EQUAL_FINISH -> together();
      case MIN_SUM -> fixed(k -> Math.sqrt(aloneS[k]));
      case EQUAL_SHARES -> fixed(k -> 1);
      case PROPORTIONAL -> fixed(k -> bits[k]);
      case EXPLICIT, JOINT, AUTO -> throw new IllegalArgumentException("no formula");
    };
  }

  private List<Upload> each(IntFunction<Upload> upload) {
    return IntStream.range(0, bits.length).mapToObj(upload).toList();
  }

  private static Upload upload(double readyS, Share share) {
    return new Upload(readyS, 0, List.of(new Upload.Span(share, 0, 0, 0)));
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
        uploads.add(upload(ready, new Share(bits[k], efficiency, share, start, start + whole)));
      }
      start += whole;
      first += size;
    }
    return uploads;
  }

  private List<Upload> together() {
    double alone = Arrays.stream(aloneS).sum();
    if (!isConstantPower() || bits.length == 1) {
      return each(k -> from0(k, cell.bandwidthHz() * aloneS[k] / alone, alone));
    }
    EqualFinish equal = new EqualFinish(cell.bandwidthHz(), gammaHz, bits, new double[bits.length]);
    double delta = equal.delta();
    double finish = equal.seconds(delta);
    return each(
        k -> {
          double share = equal.shareHz(k, delta);
          Share whole = new Share(bits[k], efficiency(k, share), share, 0, finish);
          Upload.Span span = new Upload.Span(whole, 0, equal.loose(k, delta), 0);
          return new Upload(finish, 0, List.of(span));
        });
  }

  /** Shares in proportion to some weights, until all is sent. */
  private List<Upload> fixed(IntToDoubleFunction weight) {
    double sum = IntStream.range(0, bits.length).mapToDouble(weight).sum();
    return each(
        k -> {
          double share = cell.bandwidthHz() * weight.applyAsDouble(k) / sum;
          return from0(k, share, bits[k] / (share * efficiency(k, share)));
        });
  }

  private Upload from0(int k, double share, double finish) {
    return upload(finish, new Share(bits[k], efficiency(k, share), share, 0, finish));
  }

  /** Ready at infinity if the windows do not deliver. */
  private Upload inWindows(int k, List<Allocation.Window> windows) {
    double readyS = bits[k] == 0 ? 0 : Double.POSITIVE_INFINITY;
    double looseS = 0;
    double sent = 0;
    double startS = 0;
    List<Upload.Span> spans = new ArrayList<>();
    for (int w = 0; w < windows.size(); w++) {
      Allocation.Window window = windows.get(w);
      double share = window.hz().getOrDefault(tasks.get(k), 0.0);
      if (share > 0) {
        double rate = share * efficiency(k, share);
        double left = Math.max(0, bits[k] - sent);
        double carried = Math.min(left, rate * window.lengthS(startS));
        double sentS =
            startS + carried / rate; // those a window brings together come in one instant
        double endS = sentS >= window.endS() * (1 - UNDELIVERED) ? window.endS() : sentS;
        double spanLooseS = ROUNDING * bits[k] / rate;
        Share own = new Share(carried, efficiency(k, share), share, startS, endS);
        spans.add(new Upload.Span(own, spanLooseS, 0, w));
        if (left > 0 && carried == left) {
          readyS = Math.min(readyS, endS);
          looseS = spanLooseS;
        }
        sent += carried;
      }
      if (sent >= bits[k] * (1 - UNDELIVERED)) {
        readyS = Math.min(readyS, window.endS());
      }
      startS = window.endS();
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
