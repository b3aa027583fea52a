package sdedge.stream;

import sdedge.instance.Instance;
import sdedge.plan.MemoryModel;

/**
 * Who waits and who may come in: the longest prefix of the waiting that fits beside all residents,
 * the head blocking the rest. Residents and that prefix only grow into one another, so that what
 * they reserve together is kept, and every request is looked at once.
 */
final class StreamAdmission {
  private final Instance instance;
  private final Population population;
  private final MemoryModel memory;
  private final Requests requests;
  private final int[] order;
  private final double[] drafterTokens; // of residents and the prefix
  private double verifierTokens;
  private int residents;
  private int head; // first that waits, in the order
  private int fitting; // behind the last that fits
  private int waiting; // behind the last that waits

  StreamAdmission(StreamRun run, Requests requests, int[] order) {
    instance = run.instance();
    population = run.population();
    memory = run.residence();
    this.requests = requests;
    this.order = order;
    drafterTokens = new double[instance.drafters().size()];
  }

  /** The request that is ready next; −1 if there is none. */
  int nextReady() {
    return waiting < order.length ? order[waiting] : -1;
  }

  /** The next request is ready. */
  void ready() {
    waiting++;
    extend();
  }

  /** How many requests have been ready so far. */
  int count() {
    return waiting;
  }

  /** How many requests are resident. */
  int residents() {
    return residents;
  }

  /** How many of the waiting fit beside all residents. */
  int fitting() {
    return fitting - head;
  }

  /** Admits the first of the waiting, which must fit. */
  int admit() {
    residents++;
    return order[head++];
  }

  /** A resident leaves; {@link #extend} is to be called when all have. */
  void leave(int task) {
    residents--;
    verifierTokens -= population.reserved[task];
    drafterTokens[population.drafter[task]] -= population.reserved[task];
  }

  /** Lets more of the waiting fit. */
  void extend() {
    while (fitting < waiting && fitsToo(requests.task(order[fitting]))) {
      int task = requests.task(order[fitting]);
      verifierTokens += population.reserved[task];
      drafterTokens[population.drafter[task]] += population.reserved[task];
      fitting++;
    }
  }

  private boolean fitsToo(int task) {
    if (residents + fitting() >= instance.batching().maxTasksPerCohort()) {
      return false;
    }
    int d = population.drafter[task];
    double tokens = population.reserved[task];
    drafterTokens[d] += tokens;
    boolean fits =
        memory.fitsVerifier(verifierTokens + tokens, drafterTokens)
            && memory.fits(d, drafterTokens[d]);
    drafterTokens[d] -= tokens; // whole numbers
    return fits;
  }
}
