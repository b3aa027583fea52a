package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.wireless.Uplink;

/**
 * What the uplink needs at least before the first batch of a plan can begin, whichever other tasks
 * follow: in turn, the prompts of the batch itself; under shares that do not change, the last of
 * them. Of several policies, the least.
 */
final class FirstUploads {
  private final Instance instance;
  private final List<UplinkPolicy> policies;
  private final List<double[]> seconds = new ArrayList<>(); // by policy, task

  /** Of plans under one of some policies that are formulas. */
  FirstUploads(Instance instance, List<UplinkPolicy> policies) {
    this.instance = instance;
    this.policies = policies;
    policies.forEach(policy -> seconds.add(seconds(policy)));
  }

  /** When a prompt is there, in turn if it is alone on its band. */
  private double[] seconds(UplinkPolicy policy) {
    if (policy == UplinkPolicy.SEQUENTIAL) {
      return Uplink.aloneSeconds(instance);
    }
    double[] all = new double[instance.tasks().size()];
    for (int d : instance.draftersWithTasks()) {
      int[] own = instance.tasksOf(d);
      List<Task> tasks = Arrays.stream(own).mapToObj(instance.tasks()::get).toList();
      double[] ready = Uplink.readySeconds(instance.drafters().get(d).wireless(), tasks, policy);
      for (int i = 0; i < own.length; i++) {
        all[own[i]] = ready[i];
      }
    }
    return all;
  }

  /** Seconds until the prompts of a first batch can be there. */
  double of(TaskSet batch) {
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < policies.size(); p++) {
      least = Math.min(least, of(batch, policies.get(p), seconds.get(p)));
    }
    return least;
  }

  private double of(TaskSet batch, UplinkPolicy policy, double[] readyS) {
    double[] byDrafter = new double[instance.drafters().size()];
    double last = 0;
    for (int k : batch.array()) {
      int d = instance.tasks().get(k).drafter();
      byDrafter[d] =
          policy == UplinkPolicy.SEQUENTIAL
              ? byDrafter[d] + readyS[k]
              : Math.max(byDrafter[d], readyS[k]);
      last = Math.max(last, byDrafter[d]);
    }
    return last;
  }
}
