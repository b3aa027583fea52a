package sdedge.judge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.Plan;
import sdedge.timeline.TaskTimes;
import sdedge.wireless.Allocation;
import sdedge.wireless.Channel;
import sdedge.wireless.ExplicitBand;
import sdedge.wireless.ExplicitShares;
import sdedge.wireless.Share;
import sdedge.wireless.Uplink;

/**
 * Rule: prompts are ready when the bits have arrived that their shares of the band bring
 * (docs/model.md section 5). The shares are those of the plan's policy or of its allocation, and at
 * no time more than the band.
 */
record Uplinks(Findings findings, Instance instance, Plan plan) {
  private static final double DELIVERED = 1e-9; // of a payload, and of a time, may be missing

  /** Checks all ready times, by task. */
  void check(List<TaskTimes> times) {
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<Integer> tasks = tasks(d);
      List<List<Share>> shares = tasks.isEmpty() ? List.of() : shares(d, tasks);
      BandUse band = new BandUse();
      for (int i = 0; i < tasks.size(); i++) {
        arrives(tasks.get(i), shares.get(i), times.get(tasks.get(i)).readyS());
        shares.get(i).forEach(band::add);
      }
      double bandHz = instance.drafters().get(d).wireless().bandwidthHz();
      double mostHz = band.most();
      findings.require(
          mostHz <= bandHz || Findings.agree(mostHz, bandHz),
          Findings.UPLINK,
          null,
          "bandwidth_hz",
          "at most " + bandHz + " at a time",
          mostHz);
    }
  }

  /** The tasks of a drafter, in plan order. */
  private List<Integer> tasks(int d) {
    return plan.tasks().stream().filter(k -> instance.tasks().get(k).drafter() == d).toList();
  }

  private List<List<Share>> shares(int d, List<Integer> tasks) {
    Drafter drafter = instance.drafters().get(d);
    Allocation allocation = plan.allocation();
    if (allocation != null) {
      ExplicitBand band = new ExplicitBand(drafter.wireless(), allocation, d);
      return tasks.stream()
          .map(k -> band.of(k, instance.tasks().get(k)).shares())
          .map(parts -> parts.stream().map(ExplicitShares.Part::share).toList())
          .toList();
    }
    // one by one: of a batch only the last ready time counts, and that is the same
    List<List<Task>> each = tasks.stream().map(k -> List.of(instance.tasks().get(k))).toList();
    return Uplink.shares(drafter.wireless(), each, plan.uplink()).stream().map(List::of).toList();
  }

  private void arrives(int task, List<Share> shares, double readyS) {
    Task own = instance.tasks().get(task);
    Channel channel = Channel.of(instance.drafters().get(own.drafter()).wireless(), own);
    double sent = 0;
    double slack = DELIVERED * channel.payloadBits();
    double lastS = 0;
    for (Share share : shares) {
      if (share.payloadBits() > 0) {
        double bps = channel.payloadBits() / channel.secondsOn(share.bandwidthHz());
        // what is sent just before the end of a window is there at its end
        double lostS = DELIVERED * share.finishS();
        double bits = bps * (share.finishS() - share.startS());
        findings.agree(
            Findings.UPLINK, null, name(own), bits, share.payloadBits(), bps * lostS + slack);
        sent += share.payloadBits();
        lastS = share.finishS();
      }
    }
    findings.agree(Findings.UPLINK, null, name(own), channel.payloadBits(), sent, slack);
    findings.agree(Findings.LATENCY, task + 1L, "upload_s", lastS, readyS);
  }

  private static String name(Task task) {
    return "payload_bits of " + task.id();
  }

  /** How much of a band is used, by when that changes. */
  private static final class BandUse {
    private final Map<Double, Double> changes = new TreeMap<>();

    void add(Share share) {
      if (share.finishS() > share.startS()) {
        changes.merge(share.startS(), share.bandwidthHz(), Double::sum);
        changes.merge(share.finishS(), -share.bandwidthHz(), Double::sum);
      }
    }

    /** The most at a time, hertz. */
    double most() {
      double usedHz = 0;
      double mostHz = 0;
      for (double change : changes.values()) {
        usedHz += change;
        mostHz = Math.max(mostHz, usedHz);
      }
      return mostHz;
    }
  }
}
