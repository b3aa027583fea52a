package sdedge.wireless.allocation;

/** The sides of a batch by step, from 1 on (docs/model.md sections 4 and 9). */
public interface StepTimes {
  /** N, its last step. */
  int steps();

  /** a_n, seconds; 0 beyond N. */
  double drafterSide(int n);

  /** b_n, seconds; 0 beyond N. */
  double verifierSide(int n);

  /** π^a_n, the chance that the drafter side is there at all. */
  default double drafterChance(int n) {
    return 1;
  }

  /** π^b_n, the chance that the verifier side is there at all. */
  default double verifierChance(int n) {
    return 1;
  }
}
