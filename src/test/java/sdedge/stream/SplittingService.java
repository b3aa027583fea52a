package sdedge.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Serving;
import sdedge.instance.Task;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.Uplinks;

/**
 * Serves requests that arrive by themselves under a budget of tokens with mean progress, from the
 * text of docs/model.md section 11 and without the code of the program.
 */
final class SplittingService {
  private static final int VERIFIER = -1;

  private final Instance instance;
  private final double[] arrivalsS;
  private final int[] tasks;
  private final Lengths lengths;
  private final int groups;
  private final Serving serving;
  private final double[] readyS;
  final double[] firstS;
  final double[] completeS;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::atS).thenComparingLong(Event::number));
  private final List<Group> all = new ArrayList<>();
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Map<String, PriorityQueue<Job>> queues = new HashMap<>();
  private final Map<String, Boolean> busy = new HashMap<>();
  private double nowS;
  private long instant;
  private long numbers;

  /**
   * How long the drafts of a step are.
   *
   * @param fixed of all steps; null for the length of most tokens per second
   * @param tpotS pace that is to be held, as far as one can; infinite for none
   * @param share of the residents for whom it is to be held
   */
  record Lengths(@Nullable Integer fixed, double tpotS, double share) {
    static Lengths of(ServingPolicy policy) {
      if (policy instanceof ServingPolicy.Fixed one) {
        return new Lengths(one.length(), Double.POSITIVE_INFINITY, 0);
      } else if (policy instanceof ServingPolicy.Paced paced) {
        return new Lengths(null, paced.level().tpotS(), paced.level().share());
      }
      return new Lengths(null, Double.POSITIVE_INFINITY, 0);
    }
  }

  private record Event(double atS, long number, Runnable what) {}

  private record Job(long instant, int group, double seconds, Runnable then) {}

  private static final class Member {
    final int request;
    final Task task;
    double read; // p
    double piece; // k
    double gained;
    double cached; // e

    Member(int request, Task task) {
      this.request = request;
      this.task = task;
    }

    boolean decodes() {
      return read == task.inputTokens();
    }

    double confirmed() {
      return task.inputTokens() + Math.min(task.outputTokens(), gained);
    }
  }

  private static final class Group {
    final int number;
    final List<Member> members = new ArrayList<>();
    boolean rests = true;
    double beganS = Double.NEGATIVE_INFINITY;
    double endedS = Double.NEGATIVE_INFINITY;
    int outstanding;
    int length; // of the step

    Group(int number) {
      this.number = number;
    }
  }

  SplittingService(
      Instance instance, double[] arrivalsS, int[] tasks, Lengths lengths, int groups) {
    this.instance = instance;
    this.arrivalsS = arrivalsS;
    this.tasks = tasks;
    this.lengths = lengths;
    this.groups = groups;
    serving = instance.serving();
    readyS = new double[tasks.length];
    firstS = new double[tasks.length];
    completeS = new double[tasks.length];
    for (int g = 0; g < groups; g++) {
      all.add(new Group(g));
    }
  }

  private void at(double seconds, Runnable what) {
    events.add(new Event(nowS + seconds, numbers++, what));
  }

  SplittingService run() {
    ready();
    while (!events.isEmpty()) {
      instant++;
      double endS = events.element().atS + 1e-12 * Math.abs(events.element().atS);
      while (!events.isEmpty() && events.element().atS <= endS) {
        while (!events.isEmpty() && events.element().atS <= endS) {
          Event event = events.remove();
          nowS = Math.max(nowS, event.atS);
          event.what.run();
        }
        settle();
      }
    }
    return this;
  }

  private void ready() {
    double frontS = 0;
    double[] bandS = new double[instance.drafters().size()];
    for (int r = 0; r < tasks.length; r++) {
      frontS = Math.max(arrivalsS[r], frontS) + serving.frontEndS();
      int cell = task(r).drafter();
      bandS[cell] = Math.max(frontS, bandS[cell]) + Uplinks.aloneS(instance, tasks[r]);
      readyS[r] = bandS[cell];
    }
    Integer[] order = new Integer[tasks.length];
    Arrays.setAll(order, r -> r);
    Arrays.sort(order, Comparator.comparingDouble(r -> readyS[r]));
    for (int r : order) {
      at(readyS[r], () -> waiting.add(r));
    }
  }

  private Task task(int request) {
    return instance.tasks().get(tasks[request]);
  }

  private void settle() {
    for (Group group : all) {
      if (group.rests) {
        next(group);
      }
    }
    queues.forEach(
        (server, queue) -> {
          if (!queue.isEmpty() && !busy.getOrDefault(server, false)) {
            Job job = queue.remove();
            busy.put(server, true);
            at(
                job.seconds,
                () -> {
                  busy.put(server, false);
                  job.then.run();
                });
          }
        });
  }

  private void come(String server, Group group, double seconds, Runnable then) {
    Comparator<Job> order = Comparator.comparingLong(Job::instant).thenComparingInt(Job::group);
    queues
        .computeIfAbsent(server, s -> new PriorityQueue<>(order))
        .add(new Job(instant, group.number, seconds, then));
  }

  private void next(Group group) {
    List<Member> decoding = group.members.stream().filter(Member::decodes).toList();
    group.length = decoding.isEmpty() ? 0 : length(decoding);
    double taken = decoding.size() * (group.length + 1.0);
    double left = Math.max(0, serving.maxBatchedTokens() - taken);
    for (Member each : group.members) {
      if (!each.decodes()) {
        each.piece = Math.min(each.task.inputTokens() - each.read, left);
        left -= each.piece;
      }
    }
    boolean follows = serving.asyncScheduling() && group.endedS == nowS;
    admit(group, left, follows ? group.beganS : nowS);
    if (group.members.isEmpty()) {
      admit(group, left, nowS);
    }
    if (!group.members.isEmpty()) {
      group.length = decoding.isEmpty() ? length(group.members) : group.length;
      begin(group);
    }
  }

  /** The length of a step, of those who count, if groups with residents are all like this one. */
  private int length(List<Member> counted) {
    if (lengths.fixed != null) {
      return lengths.fixed;
    }
    long active = all.stream().filter(each -> !each.members.isEmpty()).count();
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    double[] rate = new double[most + 1];
    double[] paced = new double[most + 1];
    for (int l = least; l <= most; l++) {
      double cycleS = active * Math.max(roundS(counted, l) / active, busiestS(counted, l));
      DraftChoice choice = l == 0 ? DraftChoice.NONE : DraftChoice.of(l);
      int inTime = 0;
      for (Member each : counted) {
        double gain = Outcomes.tokensPerStep(each.task, choice, each.confirmed());
        rate[l] += active * gain / cycleS;
        inTime += cycleS / gain <= lengths.tpotS ? 1 : 0;
      }
      paced[l] = inTime >= lengths.share * counted.size() ? rate[l] : 0;
    }
    double[] of = Arrays.stream(paced).max().orElseThrow() > 0 ? paced : rate;
    double fastest = Arrays.stream(of).max().orElseThrow();
    int best = least;
    while (of[best] < (1 - 1e-9) * fastest) {
      best++;
    }
    return best;
  }

  /** a + b of a step in which nobody is new. */
  private double roundS(List<Member> counted, int l) {
    double beforeS = 0;
    double behindS = 0;
    for (int d = 0; d < instance.drafters().size() && l > 0; d++) {
      List<Member> own = of(counted, d);
      if (!own.isEmpty()) {
        Fronthaul link = instance.drafters().get(d).fronthaul();
        double upS = link.bitsPerDraftToken() * l * own.size() / link.rateBps() + link.latencyS();
        double downS = link.bitsPerVerdict() * own.size() / link.rateBps() + link.latencyS();
        beforeS = Math.max(beforeS, steadyDraftS(own, d, l) + upS);
        behindS = Math.max(behindS, downS);
      }
    }
    return beforeS + steadyVerifyS(counted, l) + behindS;
  }

  private double busiestS(List<Member> counted, int l) {
    double busiestS = steadyVerifyS(counted, l);
    for (int d = 0; d < instance.drafters().size(); d++) {
      busiestS = Math.max(busiestS, steadyDraftS(of(counted, d), d, l));
    }
    return busiestS;
  }

  private static List<Member> of(List<Member> members, int drafter) {
    return members.stream().filter(each -> each.task.drafter() == drafter).toList();
  }

  private double steadyDraftS(List<Member> own, int drafter, int l) {
    double seconds = 0;
    for (int i = 1; i <= l && !own.isEmpty(); i++) {
      PassSums pass = PassSums.NONE;
      for (Member each : own) {
        pass = pass.plus(1, 1, 1, each.confirmed() + i - 2);
      }
      seconds += pass.seconds(instance.drafters().get(drafter).node());
    }
    return seconds;
  }

  private double steadyVerifyS(List<Member> counted, int l) {
    PassSums pass = PassSums.NONE;
    for (Member each : counted) {
      pass = pass.plus(1, l + 1.0, l + 1.0, each.confirmed() - 1);
    }
    return pass.seconds(instance.verifier());
  }

  private void admit(Group group, double room, double byS) {
    Memory.Reserved together = new Memory.Reserved(new ModeSelection(instance, Set.of()));
    all.forEach(each -> each.members.forEach(m -> together.add(List.of(tasks[m.request]))));
    int fitting = 0;
    for (int request : waiting) {
      if (readyS[request] > byS * (1 + 1e-12) || !together.fits(List.of(tasks[request]))) {
        break;
      }
      together.add(List.of(tasks[request]));
      fitting++;
    }
    double part = Math.ceil(together.count() / (double) groups);
    double most = Math.min(part, instance.batching().maxTasksPerBatch());
    double left = room;
    while (fitting-- > 0 && left > 0 && group.members.size() < most) {
      int request = waiting.remove();
      Member member = new Member(request, task(request));
      member.piece = Math.min(member.task.inputTokens(), left);
      left -= member.piece;
      group.members.add(member);
    }
  }

  private void begin(Group group) {
    int length = group.length;
    group.rests = false;
    group.beganS = nowS;
    group.outstanding = 0;
    for (int d = 0; d < instance.drafters().size(); d++) {
      int drafter = d;
      List<Member> own =
          group.members.stream()
              .filter(m -> m.task.drafter() == drafter)
              .filter(m -> m.decodes() || m.piece > 0)
              .toList();
      double prompts = own.stream().filter(m -> !m.decodes()).mapToDouble(m -> m.piece).sum();
      if (own.isEmpty() || (length == 0 && prompts == 0)) {
        continue;
      }
      Drafter at = instance.drafters().get(d);
      long decoding = own.stream().filter(Member::decodes).count();
      double bits =
          at.fronthaul().bitsPerDraftToken() * length * decoding
              + at.fronthaul().bitsPerPromptToken() * prompts;
      Runnable up =
          () ->
              come(
                  "up " + drafter,
                  group,
                  bits / at.fronthaul().rateBps(),
                  () -> at(at.fronthaul().latencyS(), () -> arrived(group)));
      group.outstanding++;
      if (length > 0) {
        come("draft " + d, group, draftS(at.node(), own, length), up);
      } else {
        up.run();
      }
    }
    if (group.outstanding == 0) {
      verify(group);
    }
  }

  private double draftS(Node node, List<Member> own, int length) {
    double seconds = 0;
    for (int i = 1; i <= length; i++) {
      PassSums pass = PassSums.NONE;
      for (Member each : own) {
        if (each.decodes()) {
          double c = each.confirmed();
          double cached = i == 1 ? each.cached : c + i - 2;
          pass = pass.plus(1, i == 1 ? c - each.cached : 1, 1, cached);
        } else if (i == 1) {
          pass = pass.plus(1, each.read + each.piece - each.cached, 0, each.cached);
        }
      }
      seconds += pass.tokens() > 0 ? pass.seconds(node) : 0;
    }
    return seconds;
  }

  private void arrived(Group group) {
    if (--group.outstanding == 0) {
      verify(group);
    }
  }

  private void verify(Group group) {
    PassSums pass = PassSums.NONE;
    int length = group.length;
    boolean reads = false;
    for (Member each : group.members) {
      if (each.decodes()) {
        pass = pass.plus(1, length + 1.0, length + 1.0, each.confirmed() - 1);
      } else if (each.piece > 0) {
        boolean ends = each.read + each.piece == each.task.inputTokens();
        pass = pass.plus(1, each.piece, ends ? 1 : 0, each.read);
        reads = true;
      }
    }
    Node node = instance.verifier();
    double seconds = pass.seconds(node) + (reads ? node.promptPassOverheadS() : 0);
    come("verify " + VERIFIER, group, seconds, () -> verified(group));
  }

  private void verified(Group group) {
    Map<Integer, List<Member>> gaining = new HashMap<>();
    List<Member> first = new ArrayList<>();
    List<Member> done = new ArrayList<>();
    int length = group.length;
    DraftChoice choice = length == 0 ? DraftChoice.NONE : DraftChoice.of(length);
    for (Member each : group.members) {
      double gain = 0;
      if (each.decodes()) {
        gain = Outcomes.tokensPerStep(each.task, choice, each.confirmed());
      } else if (each.piece > 0) {
        each.read += each.piece;
        each.cached = length > 0 ? each.read : each.cached;
        gain = each.decodes() ? 1 : 0;
        first.addAll(each.decodes() ? List.of(each) : List.of());
      }
      if (gain > 0) {
        each.gained += gain;
        boolean drafted = length > 0 && !first.contains(each);
        each.cached = drafted ? each.confirmed() - 1 : each.cached;
        gaining.computeIfAbsent(each.task.drafter(), d -> new ArrayList<>()).add(each);
        if (each.task.outputTokens() - each.gained <= 1e-9 * gain) {
          done.add(each);
        }
      }
      each.piece = 0;
    }
    group.outstanding = 0;
    gaining.forEach(
        (d, own) -> {
          Drafter to = instance.drafters().get(d);
          double seconds = to.fronthaul().bitsPerVerdict() * own.size() / to.fronthaul().rateBps();
          boolean isAwaited = length > 0 || (seconds == 0 && to.fronthaul().latencyS() == 0);
          group.outstanding += isAwaited ? 1 : 0;
          Runnable known =
              () -> {
                own.stream().filter(first::contains).forEach(m -> firstS[m.request] = nowS);
                own.stream().filter(done::contains).forEach(m -> completeS[m.request] = nowS);
                if (isAwaited && --group.outstanding == 0) {
                  rest(group, done);
                }
              };
          come("down " + d, group, seconds, () -> at(to.fronthaul().latencyS(), known));
        });
    if (group.outstanding == 0) {
      rest(group, done);
    }
  }

  private void rest(Group group, List<Member> done) {
    group.members.removeAll(done);
    group.rests = true;
    group.endedS = nowS;
  }
}
