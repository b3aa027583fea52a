package sdedge.check.model;

import java.util.List;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * What a part of a batch takes by step, from 1 (Sections 4 and 9 of the model). Seconds; a link's
 * time is its serialisation and its latency. Beyond the last step everything is 0.
 */
public final class PartTimes {
  private final ResultPlan.Part part;
  private final List<Decoding> tasks;
  private final double[] chance;
  private final double[] draftTokens;
  private final double[] draftS;
  private final double[] upSerialS;
  private final double[] upLatencyS;
  private final double[] downSerialS;
  private final double[] downLatencyS;

  private PartTimes(ResultPlan.Part part, List<Decoding> tasks, int steps) {
    this.part = part;
    this.tasks = tasks;
    chance = new double[steps + 1];
    draftTokens = new double[steps + 1];
    draftS = new double[steps + 1];
    upSerialS = new double[steps + 1];
    upLatencyS = new double[steps + 1];
    downSerialS = new double[steps + 1];
    downLatencyS = new double[steps + 1];
  }

  /** The times of a part of a batch. */
  static PartTimes of(Instance instance, ResultPlan.Part part, List<Decoding> tasks) {
    Drafter drafter = instance.drafters().get(part.drafter());
    List<Task> members = part.tasks().stream().map(instance.tasks()::get).toList();
    int steps = tasks.stream().mapToInt(Decoding::steps).max().orElse(0);
    PartTimes times = new PartTimes(part, tasks, steps);
    double prompts = members.stream().mapToDouble(Task::inputTokens).sum();
    for (int n = 1; n <= steps; n++) {
      times.chance[n] = Chances.any(times.active(n));
      times.draft(drafter, members, n);
      times.links(drafter.fronthaul(), prompts, n);
    }
    return times;
  }

  private void draft(Drafter drafter, List<Task> members, int n) {
    for (int i = 1; i <= part.length(); i++) {
      PassClock pass = new PassClock(drafter.node(), chance[n]);
      for (int k = 0; k < members.size(); k++) {
        double active = tasks.get(k).active(n);
        if (active > 0 && n == 1 && i == 1) {
          pass.add(active, members.get(k).inputTokens(), 0);
        } else if (active > 0) {
          pass.add(active, 1, tasks.get(k).confirmed(n) + i - 2);
        }
      }
      draftS[n] += pass.seconds();
      draftTokens[n] += pass.tokens();
    }
  }

  private void links(Fronthaul link, double prompts, int n) {
    double active = activeTasks(n);
    double drafts = link.bitsPerDraftToken() * part.length() * active;
    if (part.length() > 0 || n == 1) {
      double prompt = n == 1 ? link.bitsPerPromptToken() * prompts : 0;
      upSerialS[n] = (prompt + drafts) / link.rateBps();
      upLatencyS[n] = chance[n] * link.latencyS();
    }
    if (part.length() > 0 || n == steps()) {
      downSerialS[n] = link.bitsPerVerdict() * active / link.rateBps();
      downLatencyS[n] = chance[n] * link.latencyS();
    }
  }

  /** These times if the part is certain to be active up to its last step. */
  PartTimes certain() {
    PartTimes times = new PartTimes(part, tasks, steps());
    for (int n = 1; n <= steps(); n++) {
      times.chance[n] = 1;
      times.draftTokens[n] = draftTokens[n] / chance[n];
      times.draftS[n] = draftS[n] / chance[n];
      times.upSerialS[n] = upSerialS[n] / chance[n];
      times.upLatencyS[n] = upLatencyS[n] / chance[n];
      times.downSerialS[n] = downSerialS[n] / chance[n];
      times.downLatencyS[n] = downLatencyS[n] / chance[n];
    }
    return times;
  }

  public int drafter() {
    return part.drafter();
  }

  public int length() {
    return part.length();
  }

  /** How each task of the part decodes. */
  List<Decoding> tasks() {
    return tasks;
  }

  /** N_d, at least 1. */
  public int steps() {
    return chance.length - 1;
  }

  /** ω of each task. */
  List<Double> active(int step) {
    return tasks.stream().map(task -> task.active(step)).toList();
  }

  /** Σ ω, the tasks active. */
  public double activeTasks(int step) {
    return tasks.stream().mapToDouble(task -> task.active(step)).sum();
  }

  /** π, the chance that the part is still active. */
  double chance(int step) {
    return at(chance, step);
  }

  /** Σ q over the passes of a draft. */
  public double draftTokens(int step) {
    return at(draftTokens, step);
  }

  /** d. */
  public double draft(int step) {
    return at(draftS, step);
  }

  /** u without its latency. */
  public double upSerial(int step) {
    return at(upSerialS, step);
  }

  /** u. */
  public double up(int step) {
    return at(upSerialS, step) + at(upLatencyS, step);
  }

  /** w without its latency. */
  public double downSerial(int step) {
    return at(downSerialS, step);
  }

  /** w. */
  public double down(int step) {
    return at(downSerialS, step) + at(downLatencyS, step);
  }

  /** d + u. */
  double drafterSide(int step) {
    return draft(step) + up(step);
  }

  private static double at(double[] values, int step) {
    return step < values.length ? values[step] : 0;
  }
}
