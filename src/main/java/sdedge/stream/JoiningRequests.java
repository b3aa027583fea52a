package sdedge.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.Choices;
import sdedge.plan.JoiningService;
import sdedge.timeline.JobMember;

/** How far requests of joining service are, and how their next round drafts. */
final class JoiningRequests {
  private static final double ROUNDING = 1e-9; // of a gain: rounding costs no draft and no round

  final int[] task;
  final int[] drafter;

  /** Tokens gained. */
  final double[] gained;

  /** How the round at hand drafts. */
  final int[] choice;

  /** Of its drafts. */
  final int[] length;

  /** Verifications so far. */
  final int[] rounds;

  /** Whether the answer is complete. */
  final boolean[] done;

  private static final int NONE = -1;
  private static final int PLACES = 2; // where it may be drafted: the drafter, the verifier

  private final double[][] drafted; // tokens in the cache of who drafted there last, by request
  private final int[][] draftedBy; // its number
  private final Choices choices;
  private final Population population;
  private final Recorder recorder;
  private final @Nullable JoiningRates rates; // by which all draft; null where each has its length
  private final double[] most; // tokens of the answer, as far as is known
  private final int[][] stated; // length by whether few answers are incomplete, task
  private final int few;
  private final int[] mode; // by drafter, among those of a length
  private final int[] chosenAt; // answers complete when a round was chosen; NONE for a new one
  private final boolean isDrawn;
  private final int shortest;

  JoiningRequests(
      StreamRun run,
      Requests requests,
      JoiningService service,
      StepGains progress,
      Recorder recorder,
      @Nullable JoiningRates rates) {
    this.rates = rates;
    int count = requests.count();
    few = service.few();
    this.recorder = recorder;
    population = run.population;
    Instance instance = run.instance();
    Speculation lengths = instance.speculation();
    shortest = lengths.minLength();
    isDrawn = !(progress instanceof StepGains.Mean);
    task = new int[count];
    drafter = new int[count];
    gained = new double[count];
    drafted = new double[PLACES][count];
    draftedBy = new int[PLACES][count];
    choice = new int[count];
    length = new int[count];
    choices = run.choices;
    mode = modes(instance, service);
    stated =
        new int[][] {
          service.lengths(false, population.drafter, lengths),
          service.lengths(true, population.drafter, lengths)
        };
    rounds = new int[count];
    done = new boolean[count];
    most = new double[count];
    chosenAt = new int[count];
    Arrays.fill(chosenAt, NONE);
    for (int r = 0; r < count; r++) {
      task[r] = requests.task(r);
      drafter[r] = population.drafter[task[r]];
      most[r] =
          isDrawn
              ? instance.tasks().get(task[r]).answer().largestOutputTokens()
              : population.output(task[r], Requests.AVERAGE);
    }
  }

  private int[] modes(Instance instance, JoiningService service) {
    int[] all = new int[instance.drafters().size()];
    service
        .modes()
        .forEach((d, name) -> all[d] = Math.max(0, choices.names().indexOf(name))); // 0: no choice
    return all;
  }

  /** Tokens of the prompt. */
  double input(int request) {
    return population.input[task[request]];
  }

  /** Tokens of the prompt and the answer so far. */
  double confirmed(int request) {
    return input(request) + gained[request];
  }

  /** Whether it was not verified yet. */
  boolean isNew(int request) {
    return rounds[request] == 0;
  }

  /** Whether the round at hand has drafts of the drafter, so that it waits for the verdict. */
  boolean isAway(int request) {
    return choice[request] > 0 && !isDraftedAtVerifier(request);
  }

  /** Whether its drafts of the round at hand are made on the verifier's node. */
  boolean isDraftedAtVerifier(int request) {
    return choices.isAtVerifier(drafter[request], choice[request]);
  }

  /** Adds the drafts of the round at hand. */
  void addDrafts(int request, MixedDrafts drafts) {
    DraftMode mode = mode(request);
    double inCache = drafted(request);
    drafts.add(confirmed(request), inCache, mode.drafted(length[request]), mode.isBlock());
  }

  private DraftMode mode(int request) {
    return choices.station(drafter[request], choice[request]).mode();
  }

  /** The name of the mode in which a round of some choice drafts; null without drafts. */
  @Nullable String modeName(int request, int of) {
    return of == 0 ? null : choices.station(drafter[request], of).mode().name();
  }

  /** The length of a choice. */
  int length(int of) {
    return choices.length(of);
  }

  /** Tokens in the cache of who drafts in the round at hand. */
  private double drafted(int request) {
    int at = place(request);
    boolean knows = draftedBy[at][request] == choices.cache(drafter[request], choice[request]);
    return knows ? drafted[at][request] : 0;
  }

  /** In the first pass that drafts in the round at hand. */
  JobMember drafting(int request) {
    DraftMode mode = mode(request);
    double more = mode.isBlock() ? mode.drafted(length[request]) - 1.0 : 0;
    double inCache = drafted(request);
    return new JobMember(request, confirmed(request) - inCache + more, inCache, mode.name());
  }

  /** In the pass that verifies the round at hand. */
  JobMember verification(int request) {
    double more = isNew(request) ? input(request) : 1;
    String mode = modeName(request, choice[request]);
    return new JobMember(request, length[request] + more, cached(request), mode);
  }

  /** Tokens in the cache of the verifier. */
  double cached(int request) {
    return isNew(request) ? 0 : confirmed(request) - 1;
  }

  private int place(int request) {
    return isDraftedAtVerifier(request) ? 1 : 0;
  }

  /**
   * The round at hand has been verified.
   *
   * @param gain tokens, of an answer of {@code output}
   */
  void verified(int request, double gain, double output) {
    rounds[request]++;
    chosenAt[request] = NONE;
    gained[request] += gain;
    if (length[request] > 0) {
      int at = place(request);
      drafted[at][request] = input(request) + Math.min(output, gained[request]) - 1;
      draftedBy[at][request] = choices.cache(drafter[request], choice[request]);
    }
    done[request] = output - gained[request] <= ROUNDING * gain;
    if (rates != null && done[request]) {
      rates.leave(request);
    } else if (rates != null) {
      rates.gain(request, gained[request]);
    }
  }

  /** It has been admitted. */
  void enter(int request) {
    if (rates != null) {
      rates.enter(request, task[request]);
    }
  }

  /** Says how the next round drafts, if it began now: no more than the rest of the answer needs. */
  void choose(int request) {
    if (rates != null) {
      choice[request] = rates.choice();
      length[request] = choices.length(choice[request]);
      return;
    }
    int complete = recorder.completed();
    if (chosenAt[request] == complete) {
      return;
    }
    chosenAt[request] = complete;
    boolean isFew = length.length - complete <= few;
    int next = stated[isFew ? 1 : 0][task[request]];
    double rest = most[request] - gained[request];
    // No round gains more than a token beside its drafts.
    while (next > shortest && rest <= next * (1 + ROUNDING) && isEnough(request, next - 1, rest)) {
      next--;
    }
    length[request] = next;
    choice[request] = choices.of(next, mode[drafter[request]]);
  }

  private boolean isEnough(int request, int shorter, double rest) {
    int of = choices.of(shorter, mode[drafter[request]]);
    double gain = isDrawn ? shorter + 1.0 : population.expected(task[request], gained[request])[of];
    return gain >= rest - ROUNDING * gain;
  }
}
