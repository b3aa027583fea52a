package sdedge.judge;

import java.util.ArrayDeque;
import java.util.Deque;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.ReservedTokens;

/**
 * Who may come in beside whom (docs/model.md section 13): the longest prefix of those who wait that
 * fits in memory beside all residents, no more of them than may be there at once.
 */
final class AdmissionQueue {
  private final Instance instance;
  private final ReservedTokens reserved; // by residents and those who fit
  private final int most;
  private final Deque<Integer> fitting = new ArrayDeque<>();
  private final Deque<Integer> waiting = new ArrayDeque<>(); // behind them
  private int residents;

  AdmissionQueue(Served served) {
    instance = served.instance();
    int stated = served.service() instanceof JoiningService own ? own.mostResidents() : most();
    most = Math.min(stated, most());
    reserved = ReservedTokens.none(instance, served.memory());
  }

  private int most() {
    return instance.batching().maxTasksPerCohort();
  }

  void ready(int task) {
    waiting.add(task);
    extend();
  }

  void leave(int task) {
    residents--;
    reserve(task, -1);
  }

  /** Lets more of the waiting fit, once all have left who do. */
  void extend() {
    while (!waiting.isEmpty() && residents + fitting.size() < most) {
      int task = waiting.peek();
      reserve(task, 1);
      if (!reserved.fitVerifier() || !reserved.fitDrafter(drafter(task))) {
        reserve(task, -1);
        return;
      }
      fitting.add(waiting.remove());
    }
  }

  private void reserve(int task, int sign) {
    reserved.add(drafter(task), sign * Feasibility.reservedTokens(instance, task));
  }

  private int drafter(int task) {
    return instance.tasks().get(task).drafter();
  }

  int count() {
    return residents;
  }

  int fitting() {
    return fitting.size();
  }

  /** Admits the first of those who fit. */
  int admit() {
    residents++;
    return fitting.remove();
  }
}
