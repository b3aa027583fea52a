package sdedge.stream;

import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.plan.Feasibility;

/**
 * Who waits and who may come in: the longest prefix of the waiting that fits beside all residents,
 * the head blocking the rest. Residents and that prefix only grow into one another, so that what
 * they reserve together is kept, and every request is looked at once.
 */
final class StreamAdmission {
  private final Instance instance;
  private final Population population;
  private final Requests requests;
  private final int[] order;
  private final double[] drafterTokens; // of residents and the prefix
  private double verifierTokens;
  private int residents;
  private int head; // first that waits, in the order
  private int fitting; // behind the last that fits
  private int waiting; // behind the last that waits

  StreamAdmission(Instance instance, Population population, Requests requests, int[] order) {
    this.instance = instance;
    this.population = population;
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
    int d = population.drafter[task];
    double tokens = population.reserved[task];
    Node drafter = instance.drafters().get(d).node();
    return residents + fitting() < instance.batching().maxTasksPerCohort()
        && Feasibility.fits(instance.verifier(), verifierTokens + tokens)
        && Feasibility.fits(drafter, drafterTokens[d] + tokens);
  }
}
