package sdedge.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sdedge.stream.steady.SteadyService;

/** What an operator should know beside a schedule. */
final class ScheduleRemarks {
  /** Gains as small as this are none. */
  private static final double LITTLE = 0.005;

  /** Which vLLM honours a schedule, and how. */
  static final String RUNNERS =
      "vLLM keeps whole CUDA graphs with a schedule in model runner V2 alone"
          + " (VLLM_USE_V2_MODEL_RUNNER=1); V1 has piecewise ones, which cost 7 to 22 %:"
          + " --schedule-cost";

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
            Locale.ROOT, "%s, which serves more from %d on, up to %.1f %%", text, from, 100 * gain);
  }
}
