package sdedge.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.timeline.BandServers;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Rule: each server serves one job at a time, and begins the next as soon as it is free and the job
 * is there, in the order in which they came; of one instant in plan order, then by drafter
 * (docs/model.md section 6). A link is free again once it has sent all bits; drafters of one band
 * share one link up.
 */
final class ServerQueues {
  private static final int KINDS = 3; // of each drafter

  private final Findings findings;
  private final int[] up; // by drafter, the first one on the same band
  private final List<List<Job>> jobs = new ArrayList<>();

  /**
   * What a server serves.
   *
   * @param fromS when it has come, seconds; not a number if that is not known
   * @param position in the plan, then in its batch
   * @param row its number in the table
   * @param isQueued whether it is served in the order in which it came
   */
  record Job(
      double fromS,
      double startS,
      double freeS,
      int position,
      int part,
      long row,
      boolean isQueued) {}

  private static final Comparator<Job> AS_SERVED =
      Comparator.comparingDouble(Job::startS)
          .thenComparingDouble(Job::freeS)
          .thenComparingDouble(Job::fromS)
          .thenComparingInt(Job::position)
          .thenComparingInt(Job::part);

  ServerQueues(Findings findings, Instance instance) {
    this.findings = findings;
    up = BandServers.firstUsers(instance.drafters());
    for (int s = 0; s <= KINDS * up.length; s++) {
      jobs.add(new ArrayList<>());
    }
  }

  /** A job of a drafter or one of its links. */
  void add(Stage stage, int drafter, Job job) {
    int server =
        switch (stage) {
          case FRONTHAUL_UP -> KINDS * up[drafter] + 1;
          case FRONTHAUL_DOWN -> KINDS * drafter + 2;
          default -> KINDS * drafter;
        };
    jobs.get(server).add(job);
  }

  /** A job of which it is not known when it came. */
  void add(StageRun run, long row) {
    Integer drafter = run.drafter();
    Job job = new Job(Double.NaN, run.startS(), run.freeS(), run.batch(), -1, row, false);
    if (drafter == null) {
      addToVerifier(job);
    } else {
      add(run.stage(), drafter, job);
    }
  }

  /** A job of the verifier. */
  void addToVerifier(Job job) {
    jobs.get(jobs.size() - 1).add(job);
  }

  /** Checks all of them. */
  void check() {
    for (List<Job> own : jobs) {
      own.sort(AS_SERVED);
      double freeS = 0;
      double latestS = 0; // when the latest came of those that were served
      for (int i = 0; i < own.size(); i++) {
        Job job = own.get(i);
        inTurn(job, freeS, latestS, i == 0 ? null : own.get(i - 1));
        freeS = Math.max(freeS, job.freeS);
        double cameS = Math.min(job.fromS, job.startS); // if it was not there, others say so
        latestS = cameS > latestS ? cameS : latestS;
      }
    }
  }

  private void inTurn(Job job, double freeS, double latestS, @Nullable Job before) {
    String free = ", on a free server";
    findings.atLeast(Findings.SCHEDULE, job.row, "start_s", freeS, free, job.startS);
    if (Double.isNaN(job.fromS)) {
      return;
    }
    double fromS = Math.max(freeS, job.fromS);
    if (!Findings.isUpTo(job.startS, fromS)) {
      starts(job, false, fromS + ", on a server that is free");
    }
    if (!job.isQueued) {
      return;
    }
    boolean isInOrder = Findings.isUpTo(latestS, job.fromS) && !overtakes(before, job);
    starts(job, isInOrder, "a start before those that came later");
  }

  /** Whether one that came at the same instant and waited is behind in the plan. */
  private static boolean overtakes(@Nullable Job before, Job job) {
    return before != null
        && before.fromS == job.fromS
        && !Findings.isUpTo(before.startS, before.fromS)
        && (before.position > job.position
            || (before.position == job.position && before.part > job.part));
  }

  private void starts(Job job, boolean holds, String expected) {
    findings.require(holds, Findings.SCHEDULE, job.row, "start_s", expected, job.startS);
  }
}
