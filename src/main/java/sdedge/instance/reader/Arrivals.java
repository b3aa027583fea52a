package sdedge.instance.reader;

/** When the tasks of an instance that is read may arrive. */
public enum Arrivals {
  /** All at time 0: what is planned is a closed set of tasks. */
  AT_ZERO,

  /** At any time: what is served is a stream, or nothing is planned. */
  ANY
}
