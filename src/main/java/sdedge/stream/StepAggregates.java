package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.latency.DraftStation;
import sdedge.latency.StageModel;
import sdedge.plan.Choices;
import sdedge.timeline.JobMember;

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
  private final Chunks chunks = new Chunks();
  private int[] choiceOf = new int[2]; // of the parts
  private int[] placeOf = new int[2]; // of the parts: where they draft, as in a group
  private int[] cacheOf = new int[2]; // of the parts: the model that drafts
  private int[] reading = new int[2]; // who of the parts read pieces of prompts
  private int[] ending = new int[2]; // who of them read the last piece

  /** Pieces of prompts in a verification: Σk, Σp and Σk(p + k) of k tokens after p. */
  private static final class Chunks {
    double tokens;
    double cached;
    double attended;
    int ending; // of the last pieces

    void clear() {
      tokens = 0;
      cached = 0;
      attended = 0;
      ending = 0;
    }

    void add(double read, double more) {
      tokens += more;
      cached += read;
      attended += more * (read + more);
    }
  }

  StepAggregates(StreamRun run) {
    model = run.model;
    population = run.population;
    choices = run.choices;
    partOf = new int[model.drafters().size()];
    Arrays.fill(partOf, -1);
  }

  /** Adds up those of a group who count where a length is chosen. */
  void of(Group group) {
    clear();
    int counted = group.counted();
    for (int i = 0; i < counted; i++) {
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

  /**
   * Adds pieces of prompts, which are read in the step but do not count where its length is chosen;
   * whoever counted only because nobody decodes no longer does.
   */
  void addChunks(Group group) {
    if (group.decoding() == 0) {
      clear();
    }
    for (int i = group.decoding(); i < group.size; i++) {
      double more = group.chunk[i];
      if (more > 0) {
        int part = part(population.drafter[group.task[i]]);
        boolean ends = group.read[i] + more == population.input[group.task[i]];
        prompts[part] += more;
        reading[part]++;
        ending[part] += ends ? 1 : 0;
        chunks.ending += ends ? 1 : 0;
        chunks.add(group.read[i], more);
      }
    }
  }

  /** Takes a part of each of them, who are all old, for what is asked of rates. */
  void shrink(double share) {
    for (int p = 0; p < parts; p++) {
      drafts.get(p).shrink(share);
    }
    oldCount *= share;
    oldConfirmed *= share;
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
    chunks.clear();
  }

  private int part(int ofDrafter) {
    int part = partOf[ofDrafter];
    if (part < 0) {
      part = parts++;
      partOf[ofDrafter] = part;
      if (part == drafter.length) {
        drafter = Arrays.copyOf(drafter, 2 * part);
        prompts = Arrays.copyOf(prompts, 2 * part);
        choiceOf = Arrays.copyOf(choiceOf, 2 * part);
        placeOf = Arrays.copyOf(placeOf, 2 * part);
        cacheOf = Arrays.copyOf(cacheOf, 2 * part);
        reading = Arrays.copyOf(reading, 2 * part);
        ending = Arrays.copyOf(ending, 2 * part);
      }
      if (part == drafts.size()) {
        drafts.add(new DraftAggregates());
      }
      drafter[part] = ofDrafter;
      prompts[part] = 0;
      reading[part] = 0;
      ending[part] = 0;
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

  /** How many of a part take part. */
  int size(int part) {
    return (int) drafts.get(part).size() + reading[part];
  }

  /** How many of a part gain tokens. */
  int gaining(int part) {
    return (int) drafts.get(part).size() + ending[part];
  }

  /** What a part does under the choice of the group: where it may not, it does not draft. */
  int choice(int part) {
    return choiceOf[part];
  }

  /** Tokens of prompts that the drafter of a part reads, where prompts are split. */
  double readPrompts(int part) {
    return drafts.get(part).prompts();
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
    for (int p = 0; p < parts; p++) {
      choiceOf[p] = choices.allows(drafter[p], choice) ? choice : 0;
      drafts.get(p).forget();
      if (choiceOf[p] > 0) {
        placeOf[p] = Group.place(station(p, choice));
        cacheOf[p] = choices.cache(drafter[p], choice);
      }
    }
    if (choice > 0) {
      for (int i = 0; i < group.decoding(); i++) {
        int part = partOf[population.drafter[group.task[i]]];
        drafts.get(part).read(confirmed(group, i), cached(group, i, part));
      }
      for (int i = group.decoding(); i < group.size; i++) {
        int part = partOf[population.drafter[group.task[i]]];
        if (group.chunk[i] > 0 && choiceOf[part] > 0) {
          double read = group.read[i] + group.chunk[i];
          drafts.get(part).readPrompt(read, cached(group, i, part));
        }
      }
      for (int p : partOf) { // in the order of the drafters
        if (p >= 0 && choiceOf[p] > 0 && !isAway(p, choice)) {
          group.draftSets.add(
              station(p, choice), passes(p, choice), modeName(p, choice), drafts.get(p));
        }
      }
    }
    prepareVerification(group, choices.length(choice));
  }

  /** The tokens of a resident that the model of its part has in its cache. */
  private double cached(Group group, int resident, int part) {
    int place = placeOf[part];
    boolean knows = group.draftedBy[place][resident] == cacheOf[part];
    return knows ? group.drafted[place][resident] : 0;
  }

  /** The residents of a group in the step that was chosen last. */
  StepMembers members(Group group) {
    StepMembers members = new StepMembers();
    for (int i = 0; i < group.size; i++) {
      int d = population.drafter[group.task[i]];
      int part = partOf[d];
      double c = confirmed(group, i);
      DraftMode mode = station(part, choiceOf[part]).mode();
      double inCache = choiceOf[part] > 0 ? cached(group, i, part) : 0;
      double more = mode.isBlock() ? mode.drafted(group.length) - 1.0 : 0;
      boolean isNew = i >= group.firstNew;
      int own = group.request[i];
      String name = modeName(part, choiceOf[part]);
      members.add(
          d,
          new JobMember(own, c - inCache + more, inCache, name),
          new JobMember(own, group.length + (isNew ? c : 1), isNew ? 0 : c - 1, name));
    }
    return members;
  }

  /** Seconds on the link up of a part: drafts and prompts. */
  double upS(int part, int choice) {
    DraftStation station = station(part, choice);
    double bits = station.draftBits(choices.length(choice), drafts.get(part).size());
    return (bits + station.fronthaul().bitsPerPromptToken() * prompts[part]) / station.upBps();
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
    group.promptTokens = newInput + chunks.tokens;
    group.verifyTokens = newInput + length * newCount + perTask * oldCount + chunks.tokens;
    group.verifyPositions = perTask * (newCount + oldCount) + chunks.ending;
    group.verifyCached = before + chunks.cached;
    group.verifyAttended =
        newSquares
            + length * (2 * newInput + length * newCount)
            + perTask * (before + perTask * oldCount)
            + chunks.attended;
  }
}
