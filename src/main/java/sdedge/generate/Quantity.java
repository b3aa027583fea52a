package sdedge.generate;

import sdedge.random.RandomStream;

/** What is drawn at random; each kind has streams of its own, so that none moves another. */
enum Quantity {
  ASSIGNMENT(1),
  TRACE_ROW(2),
  INPUT(3),
  OUTPUT(4),
  ACCEPTANCE(5),
  ACCEPTANCE_SPREAD(6),
  POSITION(7),
  LINE_OF_SIGHT(8),
  SHADOWING(9),
  FADING(10),
  INDOOR(11),
  GAIN(12);

  private final int number;

  Quantity(int number) {
    this.number = number;
  }

  /**
   * Its random numbers of one task; those of other arguments do not depend on them. What numbers
   * distinguish the streams never changes, so that seeds keep their meaning.
   */
  RandomStream stream(long seed, int drafter, int index) {
    return RandomStream.of(seed, number, drafter + 1L, index + 1L);
  }
}
