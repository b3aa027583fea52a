package sdedge.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import sdedge.instance.Instance;

/**
 * The tokens that are reserved in caches for tasks which must fit in memory together (docs/model.md
 * section 6), in groups as they draft; whole numbers, so that sums are exact. Tasks come one after
 * the other, and leave in that sequence.
 */
public final class Arena {
  private final Instance instance;
  private final int all; // the group of all tasks, behind the others
  private final int[] tasks; // by group
  private final double[] own; // by group, tokens of the tasks however long the others are
  private final List<Deque<Integer>> longest; // by group, prompts of which none later is as long

  /**
   * Without tasks.
   *
   * @param groups how many there are: drafters, or parts of a batch
   */
  public Arena(Instance instance, int groups) {
    this.instance = instance;
    all = groups;
    tasks = new int[groups + 1];
    own = new double[groups + 1];
    longest = new ArrayList<>();
    for (int group = 0; group <= groups && instance.batching().pads(); group++) {
      longest.add(new ArrayDeque<>());
    }
  }

  /** With some tasks, grouped by drafter. */
  public static Arena of(Instance instance, List<Integer> tasks) {
    Arena arena = new Arena(instance, instance.drafters().size());
    for (int k : tasks) {
      arena.add(instance.tasks().get(k).drafter(), k);
    }
    return arena;
  }

  /** A task comes. */
  public void add(int group, int task) {
    count(group, task, 1);
    if (!longest.isEmpty()) {
      int prompt = prompt(task);
      for (Deque<Integer> prompts : List.of(longest.get(group), longest.get(all))) {
        while (!prompts.isEmpty() && prompts.getLast() < prompt) {
          prompts.removeLast();
        }
        prompts.addLast(prompt);
      }
    }
  }

  /** The task leaves that came before all others. */
  public void removeFirst(int group, int task) {
    count(group, task, -1);
    if (!longest.isEmpty()) {
      for (Deque<Integer> prompts : List.of(longest.get(group), longest.get(all))) {
        if (prompts.getFirst() == prompt(task)) {
          prompts.removeFirst();
        }
      }
    }
  }

  private void count(int group, int task, int sign) {
    double alone = Feasibility.reservedTokens(instance, task);
    double tokens = sign * (longest.isEmpty() ? alone : alone - prompt(task));
    tasks[group] += sign;
    tasks[all] += sign;
    own[group] += tokens;
    own[all] += tokens;
  }

  private int prompt(int task) {
    return instance.tasks().get(task).inputTokens();
  }

  /** Those of a group where it drafts, with prompts as long as the longest of the group. */
  public double onDrafter(int group) {
    return tokens(group, group);
  }

  /** Those of a group at the verifier, with prompts as long as the longest of all. */
  public double onVerifier(int group) {
    return tokens(group, all);
  }

  /** Those of all at the verifier. */
  public double onVerifier() {
    return tokens(all, all);
  }

  private double tokens(int group, int among) {
    return longest.isEmpty() || tasks[group] == 0
        ? own[group]
        : own[group] + (double) tasks[group] * longest.get(among).getFirst();
  }
}
