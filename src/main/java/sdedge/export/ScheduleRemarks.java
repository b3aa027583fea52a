package sdedge.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sdedge.stream.steady.CardMemory;
import sdedge.stream.steady.SteadyService;

/** What an operator should know beside a schedule. */
final class ScheduleRemarks {
  private ScheduleRemarks() {}

  static List<String> of(SteadyService service, int most, List<VllmSchedule.Range> ranges) {
    List<String> remarks = new ArrayList<>();
    if (VllmSchedule.longest(ranges) == 0) {
      remarks.add("no batch size gains by speculation; better serve without a drafter");
    }
    CardMemory memory = service.memory();
    if (memory.besideBoth() < most) {
      String without =
          memory.withoutDrafts() < most
              ? memory.withoutDrafts() + " without the draft model"
              : "all without the draft model";
      remarks.add(
          "memory holds "
              + memory.besideBoth()
              + " of "
              + most
              + " requests beside both models, "
              + without
              + "; the others wait");
    }
    int from = 1;
    while (from <= most && !service.needsNoDraftModel(service.best(from), from)) {
      from++;
    }
    if (from <= most && VllmSchedule.longest(ranges) > 0) {
      remarks.add(withoutDraftModel(service, from, most));
    }
    return remarks;
  }

  private static String withoutDraftModel(SteadyService service, int from, int most) {
    String gain = "";
    double loaded =
        service.lengths().stream()
            .filter(length -> length > 0)
            .mapToDouble(length -> service.secondsPerToken(length, most))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    if (Double.isFinite(loaded)) {
      double more = loaded / service.secondsPerToken(0, most) - 1;
      gain = String.format(Locale.ROOT, "; at %d that is %.1f %% more tokens/s", most, 100 * more);
    }
    return "from " + from + " requests on load no drafter, length 0 means that there" + gain;
  }
}
