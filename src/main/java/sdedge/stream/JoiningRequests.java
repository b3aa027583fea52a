package sdedge.stream;

import java.util.Map;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.JoiningService;

/** How far requests of joining service are, and how long the drafts of their next round are. */
final class JoiningRequests {
  private static final double ROUNDING = 1e-9; // of a gain: rounding costs no draft

  final int[] task;
  final int[] drafter;

  /** Tokens gained. */
  final double[] gained;

  /** Tokens in the cache of the drafter. */
  final double[] drafted;

  /** Of the drafts of the round at hand. */
  final int[] length;

  /** Verifications so far. */
  final int[] rounds;

  /** Whether the answer is complete. */
  final boolean[] done;

  private final Population population;
  private final Recorder recorder;
  private final double[] most; // tokens of the answer, as far as is known
  private final int few;
  private final int[] stated; // length by request
  private final int[] statedOfFew;
  private final boolean isDrawn;
  private final int shortest;
  private final int longest;

  JoiningRequests(
      StreamRun run,
      Requests requests,
      JoiningService service,
      StepGains progress,
      Recorder recorder) {
    int count = requests.count();
    few = service.few();
    this.recorder = recorder;
    population = run.population();
    Instance instance = run.instance();
    Speculation lengths = instance.speculation();
    shortest = lengths.minLength();
    longest = lengths.maxLength();
    isDrawn = !(progress instanceof StepGains.Mean);
    task = new int[count];
    drafter = new int[count];
    gained = new double[count];
    drafted = new double[count];
    length = new int[count];
    rounds = new int[count];
    done = new boolean[count];
    most = new double[count];
    stated = new int[count];
    statedOfFew = new int[count];
    for (int r = 0; r < count; r++) {
      task[r] = requests.task(r);
      drafter[r] = population.drafter[task[r]];
      int offset = service.offsets().getOrDefault(task[r], 0);
      stated[r] = length(service.lengths(), drafter[r], offset);
      statedOfFew[r] = length(service.fewLengths(), drafter[r], offset);
      most[r] =
          isDrawn
              ? instance.tasks().get(task[r]).answer().largestOutputTokens()
              : population.output(task[r], Requests.AVERAGE);
    }
  }

  private int length(Map<Integer, Integer> byDrafter, int d, int offset) {
    int of = byDrafter.getOrDefault(d, 0);
    return Math.max(shortest, Math.min(longest, of > 0 ? of + offset : of));
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

  /** The length of the next round, if it began now: no longer than the rest of the answer needs. */
  int nextLength(int request) {
    int incomplete = length.length - recorder.completed();
    int next = incomplete <= few ? statedOfFew[request] : stated[request];
    double rest = most[request] - gained[request];
    while (next > shortest && isEnough(request, next - 1, rest)) {
      next--;
    }
    return next;
  }

  private boolean isEnough(int request, int shorter, double rest) {
    double gain =
        isDrawn ? shorter + 1.0 : population.expected(task[request], gained[request])[shorter];
    return gain >= rest - ROUNDING * gain;
  }
}
