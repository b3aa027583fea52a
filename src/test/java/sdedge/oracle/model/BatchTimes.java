package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Node;

/**
 * What a batch takes in a step in which all are there (Section 4 of the model), seconds.
 *
 * @param verifyS v, with the drafts made on the verifier's node
 */
public record BatchTimes(List<PartTimes> parts, double verifyS) {
  /**
   * The times of some parts.
   *
   * @param readsPrompts whether the verifier reads prompts
   */
  public static BatchTimes of(Node verifier, List<PartTimes> parts, boolean readsPrompts) {
    PassSums pass = PassSums.NONE;
    List<List<PartTimes>> groups = new ArrayList<>();
    for (PartTimes part : parts) {
      pass = pass.plus(part.verification());
      if (part.isCoLocated()) {
        groups.stream()
            .filter(group -> group.get(0).mode().sharesPassesWith(part.mode()))
            .findFirst()
            .ifPresentOrElse(
                group -> group.add(part), () -> groups.add(new ArrayList<>(List.of(part))));
      }
    }
    double draftS = groups.stream().mapToDouble(group -> draftS(group, verifier)).sum();
    double promptsS = readsPrompts ? verifier.promptPassOverheadS() : 0;
    return new BatchTimes(parts, draftS + pass.seconds(verifier) + promptsS);
  }

  /** What the drafts of parts that share passes take on a node. */
  public static double draftS(List<PartTimes> parts, Node at) {
    Node node = parts.get(0).mode().on(at);
    int passes = parts.stream().mapToInt(part -> part.drafts().size()).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < passes; i++) {
      PassSums pass = PassSums.NONE;
      for (PartTimes part : parts) {
        pass = i < part.drafts().size() ? pass.plus(part.drafts().get(i)) : pass;
      }
      sum += pass.seconds(node);
    }
    return sum;
  }

  /** a and b: drafters side by side, then the verification and the longest way down. */
  public double sidesS() {
    double sideS = SharedBand.inTurnS(parts);
    double downS = 0;
    for (PartTimes part : parts) {
      sideS = Math.max(sideS, part.draftS() + part.upS());
      downS = Math.max(downS, part.downS());
    }
    return sideS + verifyS + downS;
  }
}
