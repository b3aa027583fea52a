package sdedge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.wireless.Allocation;
import sdedge.wireless.Allocation.Cell;
import sdedge.wireless.Allocation.Window;
import sdedge.wireless.ExplicitBand;
import sdedge.wireless.ExplicitShares;

/** Collects every reason why an allocation cannot be used or does not deliver the prompts. */
final class AllocationReview {
  private static final double SLACK = 1 + 1e-9;
  private static final double LENGTH_SLACK = 1e-9;
  private static final double END_SLACK = 1e-15; // what rounding to a double takes, and a little

  private final Instance instance;
  private final Allocation allocation;
  private final List<String> reasons = new ArrayList<>();

  AllocationReview(Instance instance, Allocation allocation) {
    this.instance = instance;
    this.allocation = allocation;
  }

  List<String> reasons() {
    allocation.cells().forEach(this::reviewWindows);
    if (reasons.isEmpty()) {
      reviewDelivery();
    }
    return reasons;
  }

  private void reviewWindows(Cell cell) {
    double bandHz = instance.drafters().get(cell.drafter()).wireless().bandwidthHz();
    double startS = 0;
    for (int w = 0; w < cell.windows().size(); w++) {
      Window window = cell.windows().get(w);
      String place = "allocation, drafter " + id(cell) + ", window " + (w + 1);
      reviewTime(window, startS, place);
      startS = window.endS();
      double sumHz = 0;
      for (Map.Entry<Integer, Double> share : window.hz().entrySet()) {
        sumHz += share.getValue();
        if (!(share.getValue() >= 0)) {
          add("%s: share %s of task %s must be >= 0", place, share.getValue(), task(share));
        }
      }
      if (sumHz > bandHz * SLACK) {
        add("%s: shares add up to %s Hz, the band has %s Hz", place, sumHz, bandHz);
      }
    }
  }

  private void reviewTime(Window window, double startS, String place) {
    double betweenS = window.endS() - startS;
    double lengthS = window.lengthS(startS);
    double roundingS = LENGTH_SLACK * lengthS + END_SLACK * window.endS();
    if (!(betweenS >= 0)) {
      add("%s ends at %s s, before it begins at %s s", place, window.endS(), startS);
    } else if (!(Math.abs(betweenS - lengthS) <= roundingS)) {
      add("%s: length_s is %s s, but its ends are %s s apart", place, lengthS, betweenS);
    }
  }

  private void reviewDelivery() {
    List<ExplicitBand> bands =
        IntStream.range(0, instance.drafters().size())
            .mapToObj(d -> new ExplicitBand(instance.drafters().get(d).wireless(), allocation, d))
            .toList();
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task task = instance.tasks().get(k);
      ExplicitShares shares = bands.get(task.drafter()).of(k, task);
      if (shares.readySeconds() == null) {
        double bits = 0;
        for (var part : shares.shares()) {
          bits += part.share().payloadBits();
        }
        add(
            "allocation: task %s gets %.6g of its %.6g bits",
            task.id(), bits, shares.payloadBits());
      }
    }
  }

  private String task(Map.Entry<Integer, Double> share) {
    return instance.tasks().get(share.getKey()).id();
  }

  private String id(Cell cell) {
    return instance.drafters().get(cell.drafter()).id();
  }

  private void add(String format, Object... values) {
    reasons.add(String.format(Locale.ROOT, format, values));
  }
}
