package sdedge.stream;

import java.util.Arrays;
import sdedge.instance.Fronthaul;
import sdedge.latency.PassTime;
import sdedge.latency.StageModel;

/**
 * What the next step of a group adds up to over its residents (docs/model.md section 11). The
 * passes of the step follow from these sums for every length; used again for every step.
 */
final class StepSums {
  private final StageModel model;
  private final Population population;
  private final int[] partOf; // by drafter, of the step at hand
  private int[] drafter = new int[2]; // of the parts
  private double[] size = new double[2];
  private double[] confirmed = new double[2]; // Σc
  private double[] missed = new double[2]; // tokens that the drafter's first pass takes in
  private double[] cached = new double[2]; // tokens the drafter has
  private double[] attended = new double[2]; // Σq(c + q) of that pass
  private double[] prompts = new double[2]; // tokens of prompts that the verifier lacks
  private int parts;
  private double newCount;
  private double newInput;
  private double newSquares; // ΣI²
  private double oldCount;
  private double oldConfirmed;

  StepSums(StageModel model, Population population) {
    this.model = model;
    this.population = population;
    partOf = new int[model.drafters().size()];
    Arrays.fill(partOf, -1);
  }

  /** Adds up a group. */
  void of(Group group) {
    clear();
    for (int i = 0; i < group.size; i++) {
      int task = group.task[i];
      double input = population.input[task];
      double c = input + Math.min(population.output[task], group.gained[i]);
      int part = part(population.drafter[task]);
      double q = c - group.drafted[i];
      size[part]++;
      confirmed[part] += c;
      missed[part] += q;
      cached[part] += group.drafted[i];
      attended[part] += q * c;
      if (i < group.firstNew) {
        oldCount++;
        oldConfirmed += c;
      } else {
        prompts[part] += input;
        newCount++;
        newInput += input;
        newSquares += input * input;
      }
    }
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
        grow(2 * part);
      }
      drafter[part] = ofDrafter;
      size[part] = 0;
      confirmed[part] = 0;
      missed[part] = 0;
      cached[part] = 0;
      attended[part] = 0;
      prompts[part] = 0;
    }
    return part;
  }

  private void grow(int rows) {
    drafter = Arrays.copyOf(drafter, rows);
    size = Arrays.copyOf(size, rows);
    confirmed = Arrays.copyOf(confirmed, rows);
    missed = Arrays.copyOf(missed, rows);
    cached = Arrays.copyOf(cached, rows);
    attended = Arrays.copyOf(attended, rows);
    prompts = Arrays.copyOf(prompts, rows);
  }

  /** The drafters with residents. */
  int parts() {
    return parts;
  }

  int drafter(int part) {
    return drafter[part];
  }

  int size(int part) {
    return (int) size[part];
  }

  /** Whether the verifier lacks prompts of a part. */
  boolean sendsPrompts(int part) {
    return prompts[part] > 0;
  }

  /** Seconds of the drafting passes of a part, {@code length} of them. */
  double draftS(int part, int length) {
    if (length == 0) {
      return 0;
    }
    PassTime pass = model.drafters().get(drafter[part]).pass();
    double seconds = pass.seconds(1, missed[part], cached[part], attended[part]);
    for (int i = 2; i <= length; i++) {
      seconds += laterDraftS(part, i);
    }
    return seconds;
  }

  /** Tells the drafting passes of a part, {@code length} of them. */
  void tellPasses(int part, int length, StageListener listener) {
    int d = drafter[part];
    if (length > 0) {
      PassTime pass = model.drafters().get(d).pass();
      double firstS = pass.seconds(1, missed[part], cached[part], attended[part]);
      listener.pass(d, missed[part], cached[part], firstS);
    }
    for (int i = 2; i <= length; i++) {
      double before = confirmed[part] + (i - 2) * size[part];
      listener.pass(d, size[part], before, laterDraftS(part, i));
    }
  }

  /** New tokens of the drafting passes of a part, {@code length} of them, at least one. */
  double draftTokens(int part, int length) {
    return missed[part] + (length - 1) * size[part];
  }

  /** Seconds of drafting pass {@code i} of a part; of the first one as if nothing was missed. */
  double laterDraftS(int part, int i) {
    double before = confirmed[part] + (i - 2) * size[part];
    PassTime pass = model.drafters().get(drafter[part]).pass();
    return pass.seconds(1, size[part], before, before + size[part]);
  }

  /** Seconds on the link up of a part: drafts and prompts. */
  double upS(int part, int length) {
    Fronthaul link = model.drafters().get(drafter[part]).fronthaul();
    double drafts = link.bitsPerDraftToken() * length * size[part];
    return (drafts + link.bitsPerPromptToken() * prompts[part]) / link.rateBps();
  }

  /** Seconds from the end of drafting to the verifier as if nobody was new. */
  double steadyUpS(int part, int length) {
    Fronthaul link = model.drafters().get(drafter[part]).fronthaul();
    return link.bitsPerDraftToken() * length * size[part] / link.rateBps() + link.latencyS();
  }

  /** Seconds from the verifier back to a drafter. */
  double steadyDownS(int part) {
    Fronthaul link = model.drafters().get(drafter[part]).fronthaul();
    return link.bitsPerVerdict() * size[part] / link.rateBps() + link.latencyS();
  }

  /** Seconds of the verification as if nobody was new. */
  double steadyVerifyS(int length) {
    double count = newCount + oldCount;
    double before = oldConfirmed + newInput - count;
    double tokens = (length + 1) * count;
    return model.verifier().seconds(1, tokens, before, (length + 1) * (before + tokens));
  }

  /** Says what the verification of a step of the group takes. */
  void prepareVerification(Group group, int length) {
    double perTask = length + 1.0;
    double before = oldConfirmed - oldCount;
    group.verifyTokens = newInput + length * newCount + perTask * oldCount;
    group.verifyCached = before;
    group.verifyAttended =
        newSquares
            + length * (2 * newInput + length * newCount)
            + perTask * (before + perTask * oldCount);
  }
}
