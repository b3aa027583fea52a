package sdedge.oracle.stream;

import java.util.stream.IntStream;
import sdedge.instance.Steps;
import sdedge.oracle.model.Uplinks;

/**
 * What requests use at least of a network that serves a number of tasks (Section 12 of the model).
 *
 * @param floors of an instance whose tasks are the answers
 * @param share of verifications
 * @param isWeighted whether stage times are weighted by the chance that they are needed
 */
record ContinuousNetwork(
    ContinuousPrices prices,
    NetworkFloors floors,
    Presence presence,
    PassShare share,
    FirstRounds firstRounds,
    boolean isWeighted) {

  static ContinuousNetwork of(
      ContinuousPrices prices, NetworkFloors floors, Answers answers, boolean isWeighted) {
    Presence presence = new Presence(floors, answers, prices);
    PassShare share = PassShare.ofVerification(prices, presence, floors.verifier());
    FirstRounds first = new FirstRounds(prices, floors, presence, share, answers);
    return new ContinuousNetwork(prices, floors, presence, share, first, isWeighted);
  }

  /** V by answer, without what is taken off all of them. */
  double[] values(Steps steps) {
    return IntStream.range(0, floors.instance().tasks().size())
        .parallel()
        .mapToDouble(i -> value(i, steps))
        .toArray();
  }

  /** V of an answer. */
  double value(int answer, Steps steps) {
    ContinuousRounds rounds = new ContinuousRounds(this, answer);
    return steps == Steps.EXPECTED
        ? LeastCost.drawn(rounds, floors.instance())
        : LeastCost.mean(rounds, floors.instance(), prices.parts());
  }

  /** What an answer comes to with the time that its prompt is on the way, unless phases end. */
  double withUpload(int answer, double value) {
    double uploadS = Uplinks.aloneS(floors.instance(), answer);
    return prices.hasPhases() ? value : value + presence.own(answer) * uploadS;
  }
}
