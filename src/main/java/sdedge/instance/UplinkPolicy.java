package sdedge.instance;

/** How the uplink band of a drafter is shared among its tasks (docs/model.md section 5). */
public enum UplinkPolicy implements Keyed {
  /** Tasks upload one after the other in plan order, each on the whole band. */
  SEQUENTIAL("sequential"),
  /** All tasks upload from time 0 and finish together. */
  SIMULTANEOUS("simultaneous"),
  /** Static shares proportional to the square root of the upload time alone. */
  MIN_SUM("min-sum"),
  /** Static equal shares. */
  UNIFORM("uniform"),
  /** Static shares proportional to the payload. */
  PROPORTIONAL("proportional"),
  /** A search option: the better of sequential and simultaneous; never in a plan. */
  AUTO("auto");

  private final String key;

  UplinkPolicy(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
