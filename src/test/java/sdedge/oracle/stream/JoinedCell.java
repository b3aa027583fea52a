package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;

/** Who is idle at a drafter, what it drafts, and what it sends up (Section 13 of the model). */
final class JoinedCell {
  private final Instance instance;
  private final int drafter;
  private final JoinedService service;
  private final JoinedChoices choices;
  private final StepTimes times;
  private final List<Resident> old = new ArrayList<>();
  private final List<Resident> fresh = new ArrayList<>();
  private int settled; // of the old ones
  private boolean isDrafting;
  private int jobs;

  /** With nobody there. */
  JoinedCell(Instance instance, int drafter, JoinedService service, JoinedChoices choices) {
    this.instance = instance;
    this.drafter = drafter;
    this.service = service;
    this.choices = choices;
    times = new StepTimes(instance);
  }

  /** A resident was admitted. */
  void isNew(Resident resident) {
    fresh.add(resident);
  }

  /** The round of a resident has ended, and it wants to begin the next one. */
  void isBack(Resident resident) {
    old.add(resident);
  }

  /** Those who came back in one instant did so in the order of admission. */
  void settle() {
    old.subList(settled, old.size()).sort(Comparator.comparingInt(Resident::request));
    settled = old.size();
  }

  /** All that those who are idle can begin now. */
  void goOn() {
    withoutDrafts();
    draft();
    settled = old.size();
  }

  /**
   * Those whose drafter has nothing to draft are at the verifier, new ones once their prompts are.
   */
  private void withoutDrafts() {
    List<Resident> silent = new ArrayList<>(old);
    silent.removeIf(choices::isAway);
    silent.forEach(each -> service.arrives(round(each)));
    old.removeAll(silent);
    List<Resident> prompts = new ArrayList<>(fresh);
    prompts.removeIf(choices::isAway);
    if (!prompts.isEmpty()) {
      fresh.removeAll(prompts);
      up(job(prompts));
    }
  }

  private JoinedJob.Round round(Resident resident) {
    return new JoinedJob.Round(resident, times.alone(resident, choices.next()));
  }

  private JoinedJob job(List<Resident> residents) {
    jobs++;
    return new JoinedJob(drafter, jobs, residents.stream().map(this::round).toList());
  }

  private void draft() {
    List<Resident> idle = new ArrayList<>(old);
    if (idle.isEmpty() && !fresh.isEmpty()) { // new ones draft one by one
      idle.add(fresh.get(0));
    }
    if (isDrafting || idle.isEmpty()) {
      return;
    }
    int most = Math.min(idle.size(), instance.batching().maxTasksPerBatch());
    List<Resident> drafting = idle.subList(0, most);
    JoinedJob job = job(drafting);
    old.removeAll(drafting);
    fresh.removeAll(drafting);
    isDrafting = true;
    service.serve(
        Stage.DRAFT,
        job,
        () -> {
          isDrafting = false;
          up(job);
        });
  }

  private void up(JoinedJob job) {
    service.serve(Stage.FRONTHAUL_UP, job, () -> job.rounds().forEach(service::arrives));
  }
}
