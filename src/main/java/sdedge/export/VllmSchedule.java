package sdedge.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.stream.steady.SteadyService;

/**
 * The speculation length that serves so many requests fastest on one machine (docs/export.md), as
 * vLLM reads it.
 *
 * @param contexts the ranges of contexts, one for all if the schedule does not distinguish them
 * @param ranges of numbers of requests, from 1 on without gaps
 * @param plain the one length that is as good in the mean; 0 where the ranges gain, or none drafts
 * @param remarks what the file cannot say
 */
public record VllmSchedule(
    List<Contexts> contexts, List<Range> ranges, int plain, List<String> remarks)
    implements FileContent {
  /** Of the file: all its keys. */
  public static final Format FORMAT =
      Format.json("schedule of export", "{'num_speculative_tokens':*");

  /** Most numbers of requests that may be asked for. */
  public static final int MOST_REQUESTS = 100_000;

  /** Contexts from {@code low} to {@code high}, both included. */
  public record Contexts(int low, int high) {
    private static final Contexts ALL = new Contexts(1, Integer.MAX_VALUE);

    /** Tokens in the middle. */
    int middle() {
      return low + (high - low) / 2;
    }
  }

  /**
   * Requests from {@code low} to {@code high}, both included.
   *
   * @param lengths by range of contexts
   */
  public record Range(int low, int high, List<Integer> lengths) {
    public Range {
      lengths = List.copyOf(lengths);
    }
  }

  public VllmSchedule {
    contexts = List.copyOf(contexts);
    ranges = List.copyOf(ranges);
    remarks = List.copyOf(remarks);
  }

  /**
   * The schedule of a service by ranges of contexts, each priced at its middle.
   *
   * @param most requests
   * @param ends of the ranges, ascending, at least 1; none where contexts are not distinguished
   * @param cost the share of tokens per second that having a schedule costs
   * @param least length that the engine bears; shorter ones are raised to it
   */
  public static VllmSchedule of(
      SteadyService service, int most, List<Integer> ends, double cost, int least) {
    if (ends.isEmpty()) {
      return of(service, most, List.of(Contexts.ALL), List.of(service), cost, least);
    }
    List<Contexts> contexts = new ArrayList<>();
    int low = 1;
    for (int high : ends) {
      contexts.add(new Contexts(low, high));
      low = high + 1;
    }
    List<SteadyService> priced = contexts.stream().map(c -> service.at(c.middle())).toList();
    return of(service, most, contexts, priced, cost, least);
  }

  /** This schedule with more remarks. */
  public VllmSchedule with(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new VllmSchedule(contexts, ranges, plain, all);
  }

  private static VllmSchedule of(
      SteadyService service,
      int most,
      List<Contexts> contexts,
      List<SteadyService> priced,
      double cost,
      int least) {
    List<Range> ranges = new ArrayList<>();
    List<Integer> before = List.of();
    boolean isRaised = false;
    int low = 1;
    int deciding = Math.min(most, priced.stream().mapToInt(s -> s.running(most)).max().orElse(1));
    for (int n = 1; n <= deciding; n++) { // no more run, whatever waits
      int requests = n;
      List<Integer> best = priced.stream().map(each -> each.best(requests)).toList();
      isRaised |= best.stream().anyMatch(length -> length < least);
      List<Integer> lengths = best.stream().map(length -> Math.max(least, length)).toList();
      if (n > 1 && !lengths.equals(before)) {
        ranges.add(new Range(low, n - 1, before));
        low = n;
      }
      before = lengths;
    }
    ranges.add(new Range(low, most, before));
    ScheduleGain gain = ScheduleGain.of(priced, deciding, cost, least);
    List<String> remarks = new ArrayList<>(ScheduleRemarks.of(service, most, ranges));
    if (longest(ranges) > 0) {
      remarks.add(gain.words());
    }
    if (isRaised) {
      remarks.add(ScheduleRemarks.RAISED);
    }
    return new VllmSchedule(contexts, ranges, gain.isLittle() ? gain.length() : 0, remarks);
  }

  /** What vLLM makes of the file; empty where it makes what the file says. */
  public List<String> engineRemarks() {
    return longest(ranges) > 0 && plain == 0
        ? List.of(ScheduleRemarks.RUNNERS, ScheduleRemarks.PREFILLS)
        : List.of();
  }

  static int longest(List<Range> ranges) {
    return ranges.stream().flatMap(r -> r.lengths().stream()).mapToInt(l -> l).max().orElse(0);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (plain > 0) {
      Object alone = Json.fields("num_speculative_tokens", plain);
      Json.write(out, json -> Json.value(json, alone));
      return;
    }
    List<List<Integer>> entries =
        ranges.stream()
            .flatMap(range -> IntStream.range(0, contexts.size()).mapToObj(c -> entry(range, c)))
            .toList();
    Object schedule =
        Json.fields(
            "num_speculative_tokens",
            Math.max(1, longest(ranges)), // vLLM wants one
            "num_speculative_tokens_per_batch_size",
            entries);
    Json.write(out, json -> Json.value(json, schedule));
  }

  private List<Integer> entry(Range range, int c) {
    Contexts context = contexts.get(c);
    int length = range.lengths().get(c);
    return context.high() == Integer.MAX_VALUE
        ? List.of(range.low(), range.high(), length)
        : List.of(range.low(), range.high(), context.low(), context.high(), length);
  }

  /**
   * What a schedule serves more than the best length alone (docs/export.md).
   *
   * @param length l*, of most tokens per second in the mean of their logarithms over all loads
   * @param byRunning gains in tokens per second, a share, from one request on
   * @param cost the share of tokens per second that having a schedule costs
   */
  private record ScheduleGain(int length, List<Double> byRunning, double cost) {
    private static final double NONE = 0.005; // in the mean, for which no schedule is worth it
    private static final int STEP = 4; // from one load that is listed to the next

    /** The gain of the scheduled lengths of some services by load, over one of theirs for all. */
    static ScheduleGain of(List<SteadyService> services, int most, double cost, int least) {
      List<Integer> lengths = services.get(0).lengths();
      double[] logarithms = new double[lengths.size()]; // of seconds per token, summed
      double[][] relative = new double[most][lengths.size()]; // to those of the schedule, summed
      for (SteadyService service : services) {
        SteadyService constant = service.withoutSpareDrafts();
        for (int n = 1; n <= most; n++) {
          int running = n;
          double[] tpotS = lengths.stream().mapToDouble(l -> service.tpotS(l, running)).toArray();
          int scheduled = Math.max(least, lengths.get(SteadyService.best(lengths, tpotS)));
          double scheduledS = service.tpotS(scheduled, running);
          for (int i = 0; i < tpotS.length; i++) {
            double aloneS = constant.tpotS(lengths.get(i), running);
            logarithms[i] += StrictMath.log(aloneS);
            relative[n - 1][i] += aloneS / scheduledS;
          }
        }
      }
      int best = 0;
      for (int i = 1; i < logarithms.length; i++) {
        best = logarithms[i] < logarithms[best] ? i : best;
      }
      int length = best;
      List<Double> gains =
          Arrays.stream(relative).map(of -> (1 - cost) * of[length] / services.size() - 1).toList();
      return new ScheduleGain(lengths.get(best), gains, cost);
    }

    double mean() {
      return byRunning.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    /** Whether the length alone is as good, or better. */
    boolean isLittle() {
      return mean() <= NONE;
    }

    /** In words, by load. */
    String words() {
      StringBuilder loads = new StringBuilder();
      for (int n = 1; n < byRunning.size(); n *= STEP) {
        loads.append(share(byRunning.get(n - 1))).append(" at ").append(n).append(", ");
      }
      int last = byRunning.size();
      loads.append(share(byRunning.get(last - 1))).append(" at ").append(last).append(" running");
      String less = cost == 0 ? "" : ", " + number(cost) + " for having one taken off";
      String fixed = length == 0 ? "no drafts at all" : "length " + length + " alone";
      return String.format(
          "the schedule serves %s than %s in the mean%s: %s%s",
          (mean() >= 0 ? share(mean()) + " more" : number(-mean()) + " less"),
          fixed,
          less,
          loads,
          isLittle() ? "; " + advice() : "");
    }

    private String advice() {
      if (length == 0) {
        return "better serve without a drafter";
      }
      return (mean() < 0 ? "fixed " + length + " beats it" : "fixed " + length + " is as good")
          + ": the file therefore holds only length "
          + length;
    }

    private static String share(double gain) {
      return (gain < 0 ? "−" : "") + number(Math.abs(gain));
    }

    private static String number(double share) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
  }

  /** What an operator should know beside a schedule. */
  static final class ScheduleRemarks {
    /** Gains as small as this are none. */
    private static final double LITTLE = 0.005;

    private static final String RUNNERS =
        "vLLM's model runner V2 (VLLM_USE_V2_MODEL_RUNNER=1) drafts at full length whatever the"
            + " schedule says (issue 51510); V1 follows it, but with piecewise CUDA graphs, which"
            + " cost 7 to 22 %: --schedule-cost";

    private static final String PREFILLS =
        "vLLM looks the length up by all requests of a step, prefills included (issue 49548)";

    private static final String RAISED =
        "with a length of 0 TensorRT-LLM stops to refresh the cache of the drafter (its issue"
            + " 16888), so that requests under way accept hardly any draft afterwards: 0 is"
            + " written as 1 (--allow-zero keeps it)";

    private ScheduleRemarks() {}

    static List<String> of(SteadyService service, int most, List<VllmSchedule.Range> ranges) {
      List<String> remarks = new ArrayList<>();
      if (VllmSchedule.longest(ranges) == 0) {
        remarks.add("no batch size gains by speculation; better serve without a drafter");
      }
      if (service.residents() < most) {
        remarks.add(service.residents() + " run beside the draft model" + alone(service, most));
      }
      return remarks;
    }

    /** How many would run without the draft model, and what that would gain. */
    private static String alone(SteadyService service, int most) {
      int alone = service.residentsAlone();
      if (alone <= service.residents()) {
        return ", the others wait";
      }
      double best = 0;
      for (int length : service.lengths()) {
        best = Math.max(best, service.residents() / service.tpotS(length, service.residents()));
      }
      int from = 0;
      double gain = LITTLE;
      for (int n = service.residents() + 1; n <= Math.min(most, alone); n++) {
        double more = n / service.tpotS(0, n) / best - 1;
        from = from == 0 && more > LITTLE ? n : from;
        gain = Math.max(gain, more);
      }
      String text = ", " + (alone == Integer.MAX_VALUE ? "all" : alone) + " without";
      return from == 0
          ? text + ", which serves no more"
          : String.format(
              Locale.ROOT,
              "%s, which serves more from %d on, up to %.1f %%",
              text,
              from,
              100 * gain);
    }
  }
}
