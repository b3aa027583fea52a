package sdedge.stream;

import sdedge.instance.Batching;
import sdedge.plan.Choices;

/**
 * How those draft who join a stream one by one: as a group would of which the residents make some,
 * all alike (docs/model.md section 11). Residents count until their answers are complete.
 */
final class JoiningRates {
  private static final int NONE = -1;

  private final Population population;
  private final StepAggregates aggregates;
  private final StepRates rates;
  private final Group residents = new Group(0, Batching.UNLIMITED, false);
  private final int[] place; // in it, by request
  private final int groups;
  private int choice = NONE; // until it is asked for

  /** Of so many groups at most, for so many requests. */
  JoiningRates(StreamRun run, int groups, int requests) {
    this.groups = groups;
    population = run.population;
    Choices choices = run.choices;
    SharedSending sending = new SharedSending(run.instance().drafters(), choices.count());
    aggregates = new StepAggregates(run);
    rates = new StepRates(population, choices, sending, 1, choices.leastLength());
    place = new int[requests];
  }

  void enter(int request, int task) {
    place[request] = residents.size;
    residents.admit(request, task, population.input[task]);
    choice = NONE;
  }

  /** A resident has gained so many tokens in all. */
  void gain(int request, double gained) {
    residents.gained[place[request]] = gained;
    choice = NONE;
  }

  /** The answer of a resident is complete. */
  void leave(int request) {
    int last = residents.size - 1;
    residents.move(last, place[request]);
    place[residents.request[last]] = place[request];
    residents.size = last;
    residents.changed = true;
    choice = NONE;
  }

  /** The choice of whoever begins a round now. */
  int choice() {
    if (choice == NONE) {
      int equal = Math.min(groups, residents.size);
      residents.firstNew = residents.size; // nobody's prompt counts
      aggregates.of(residents);
      aggregates.shrink(1.0 / equal);
      choice = rates.best(residents, aggregates, equal);
    }
    return choice;
  }
}
