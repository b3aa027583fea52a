package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.latency.DraftStation;
import sdedge.latency.StageModel;
import sdedge.plan.Choices;

/**
 * What the next step of a group adds up to over its residents (docs/model.md section 11). The
 * passes of the step follow from these sums for every choice; used again for every step.
 */
final class StepAggregates {
  private final StageModel model;
  private final Population population;
  private final Choices choices;
  private final int[] partOf; // by drafter, of the step at hand
  private int[] drafter = new int[2]; // of the parts
  private double[] prompts = new double[2]; // tokens of prompts that the verifier lacks
  private final List<DraftAggregates> drafts = new ArrayList<>(); // of the parts
  private int parts;
  private double newCount;
  private double newInput;
  private double newSquares; // ΣI²
  private double oldCount;
  private double oldConfirmed;

  StepAggregates(StreamRun run) {
    model = run.model();
    population = run.population();
    choices = run.choices();
    partOf = new int[model.drafters().size()];
    Arrays.fill(partOf, -1);
  }

  /** Adds up a group. */
  void of(Group group) {
    clear();
    for (int i = 0; i < group.size; i++) {
      double c = confirmed(group, i);
      int part = part(population.drafter[group.task[i]]);
      drafts.get(part).count(c);
      if (i < group.firstNew) {
        oldCount++;
        oldConfirmed += c;
      } else {
        double input = population.input[group.task[i]];
        prompts[part] += input;
        newCount++;
        newInput += input;
        newSquares += input * input;
      }
    }
  }

  private double confirmed(Group group, int resident) {
    return population.input[group.task[resident]] + group.gained[resident]; // none is complete
  }

  private void clear() {
    for (int p = 0; p < parts; p++) {
      partOf[drafter[p]] = -1;
    }
    parts = 0;
    newCount = 0;
    newInput = 0;
    newSquares = 0;
    oldCount = 0;
    oldConfirmed = 0;
  }

  private int part(int ofDrafter) {
    int part = partOf[ofDrafter];
    if (part < 0) {
      part = parts++;
      partOf[ofDrafter] = part;
      if (part == drafter.length) {
        drafter = Arrays.copyOf(drafter, 2 * part);
        prompts = Arrays.copyOf(prompts, 2 * part);
      }
      if (part == drafts.size()) {
        drafts.add(new DraftAggregates());
      }
      drafter[part] = ofDrafter;
      prompts[part] = 0;
      drafts.get(part).clear();
    }
    return part;
  }

  /** The drafters with residents. */
  int parts() {
    return parts;
  }

  int drafter(int part) {
    return drafter[part];
  }

  int size(int part) {
    return (int) drafts.get(part).size();
  }

  /** Whether the verifier lacks prompts of a part. */
  boolean sendsPrompts(int part) {
    return prompts[part] > 0;
  }

  /** Whether all parts may have a choice. */
  boolean allows(int choice) {
    for (int p = 0; p < parts; p++) {
      if (!choices.allows(drafter[p], choice)) {
        return false;
      }
    }
    return true;
  }

  /** What a part needs under a choice. */
  DraftStation station(int part, int choice) {
    return choices.station(drafter[part], choice);
  }

  /** The number of its passes under a choice. */
  int passes(int part, int choice) {
    return choices.passes(drafter[part], choice);
  }

  /** Whether a part drafts at its drafter. */
  boolean isAway(int part, int choice) {
    return choice > 0 && !station(part, choice).mode().isAtVerifier();
  }

  /** The drafts of a part: those of the choice of the group, once {@link #choose} has said it. */
  DraftAggregates drafts(int part) {
    return drafts.get(part);
  }

  /** The name of the mode that a part drafts in; null without drafts. */
  @Nullable String modeName(int part, int choice) {
    return choice == 0 ? null : station(part, choice).mode().name();
  }

  /** Says what the step of the group takes under a choice. */
  void choose(Group group, int choice) {
    group.draftSets.clear();
    if (choice > 0) {
      for (int p = 0; p < parts; p++) {
        drafts.get(p).forget();
      }
      for (int i = 0; i < group.size; i++) {
        int d = population.drafter[group.task[i]];
        int at = station(partOf[d], choice).mode().isAtVerifier() ? 1 : 0;
        boolean knows = group.draftedBy[at][i] == choices.cache(d, choice);
        double cached = knows ? group.drafted[at][i] : 0;
        drafts.get(partOf[d]).read(confirmed(group, i), cached);
      }
      for (int p : partOf) { // in the order of the drafters
        if (p >= 0 && !isAway(p, choice)) {
          group.draftSets.add(
              station(p, choice), passes(p, choice), modeName(p, choice), drafts.get(p));
        }
      }
    }
    prepareVerification(group, choices.length(choice));
  }

  /** Seconds on the link up of a part: drafts and prompts. */
  double upS(int part, int choice) {
    DraftStation station = station(part, choice);
    double bits = station.draftBits(choices.length(choice), drafts.get(part).size());
    return (bits + station.fronthaul().bitsPerPromptToken() * prompts[part]) / station.upBps();
  }

  /** Seconds on the link up of a part that drafts at its drafter as if nobody was new. */
  double steadyUpS(int part, int choice) {
    DraftStation station = station(part, choice);
    return station.draftBits(choices.length(choice), drafts.get(part).size()) / station.upBps();
  }

  /** Seconds from the verifier back to a drafter. */
  double steadyDownS(int part, int choice) {
    DraftStation station = station(part, choice);
    return station.verdictS(drafts.get(part).size()) + station.fronthaul().latencyS();
  }

  /** Seconds of the verification as if nobody was new. */
  double steadyVerifyS(int length) {
    double count = newCount + oldCount;
    double before = oldConfirmed + newInput - count;
    double tokens = (length + 1) * count;
    return model.verifier().seconds(1, tokens, tokens, before, (length + 1) * (before + tokens));
  }

  private void prepareVerification(Group group, int length) {
    double perTask = length + 1.0;
    double before = oldConfirmed - oldCount;
    group.verifyTokens = newInput + length * newCount + perTask * oldCount;
    group.verifyPositions = perTask * (newCount + oldCount);
    group.verifyCached = before;
    group.readsPrompts = newCount > 0;
    group.verifyAttended =
        newSquares
            + length * (2 * newInput + length * newCount)
            + perTask * (before + perTask * oldCount);
  }
}
