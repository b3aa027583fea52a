package sdedge.generate;

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

  /** Distinguishes the streams; never changed, so that seeds keep their meaning. */
  int number() {
    return number;
  }
}
