package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;

/** Who is idle at a drafter, what it drafts, and what it sends up (Section 13 of the model). */
final class JoinedCell {
  /** In the order of admission. */
  static final Comparator<Resident> ADMITTED = Comparator.comparingInt(Resident::request);

  private final Instance instance;
  private final int drafter;
  private final boolean apart;
  private final ServiceClock clock;
  private final JoinedStages stages;
  private final JoinedChoices choices;
  private final Consumer<Resident> arrived;
  private final List<Resident> old = new ArrayList<>();
  private final List<Resident> fresh = new ArrayList<>();
  private int settled; // of the old ones
  private boolean isDrafting;
  private int jobs;

  /**
   * With nobody there.
   *
   * @param apart whether new ones draft one by one
   * @param arrived takes who is at the verifier
   */
  JoinedCell(
      Instance instance,
      int drafter,
      boolean apart,
      ServiceClock clock,
      JoinedStages stages,
      JoinedChoices choices,
      Consumer<Resident> arrived) {
    this.instance = instance;
    this.drafter = drafter;
    this.apart = apart;
    this.clock = clock;
    this.stages = stages;
    this.choices = choices;
    this.arrived = arrived;
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
    old.subList(settled, old.size()).sort(ADMITTED);
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
    silent.removeIf(this::isAway);
    silent.forEach(each -> arrives(each, choices.next(each)));
    old.removeAll(silent);
    List<Resident> prompts = new ArrayList<>(fresh);
    prompts.removeIf(this::isAway);
    if (!prompts.isEmpty()) {
      fresh.removeAll(prompts);
      up(job(prompts));
    }
  }

  private boolean isAway(Resident resident) {
    return choices.isAway(resident, choices.next(resident));
  }

  private JoinedJob job(List<Resident> residents) {
    List<DraftChoice> own = residents.stream().map(choices::next).toList();
    jobs++;
    return new JoinedJob(drafter, jobs, residents, own);
  }

  private void arrives(Resident resident, DraftChoice choice) {
    choices.begin(resident, choice);
    arrived.accept(resident);
  }

  private void draft() {
    List<Resident> idle = new ArrayList<>(old);
    if (!apart) {
      idle.addAll(fresh);
    } else if (idle.isEmpty() && !fresh.isEmpty()) {
      idle.add(fresh.get(0));
    }
    if (isDrafting || idle.isEmpty()) {
      return;
    }
    int most = Math.min(idle.size(), instance.batching().maxTasksPerBatch());
    JoinedJob job = job(List.copyOf(idle.subList(0, most)));
    old.removeAll(job.residents());
    fresh.removeAll(job.residents());
    isDrafting = true;
    double seconds = job.draftS(instance.drafters().get(drafter).node(), instance.drafters());
    stages.begins(Stage.DRAFT, job, job.residents(), clock.nowS(), seconds);
    clock.after(
        seconds,
        () -> {
          isDrafting = false;
          up(job);
        });
  }

  private void up(JoinedJob job) {
    stages.send(
        Stage.FRONTHAUL_UP,
        job,
        job.residents(),
        () -> {
          for (int r = 0; r < job.residents().size(); r++) {
            arrives(job.residents().get(r), job.choices().get(r));
          }
        });
  }
}
