package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.PassSums;
import sdedge.check.model.Stage;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;

/** What the stages of a step take (Section 11 of the model), seconds. */
final class StepTimes {
  private static final double EQUALLY_GOOD = 1e-9;

  private final Instance instance;

  StepTimes(Instance instance) {
    this.instance = instance;
  }

  /** The residents of a group by drafter. */
  static Map<Integer, List<Resident>> parts(List<Resident> residents) {
    Map<Integer, List<Resident>> parts = new TreeMap<>();
    for (Resident each : residents) {
      parts.computeIfAbsent(each.drafter(), drafter -> new ArrayList<>()).add(each);
    }
    return parts;
  }

  /** All drafting passes of a part. */
  double draftS(List<Resident> part, int length) {
    double seconds = 0;
    for (int i = 1; i <= length; i++) {
      PassSums pass = new PassSums();
      for (Resident each : part) {
        double q = i == 1 ? each.confirmed() - each.drafted() : 1;
        pass.add(1, q, i == 1 ? each.drafted() : each.confirmed() + i - 2);
      }
      seconds += pass.seconds(drafter(part).node(), 1);
    }
    return seconds;
  }

  /** New tokens of all drafting passes of a part. */
  static double draftTokens(List<Resident> part, int length) {
    double tokens = 0;
    for (Resident each : part) {
      tokens += each.confirmed() - each.drafted() + length - 1;
    }
    return tokens;
  }

  /** New tokens of a verification. */
  static double verifyTokens(List<Resident> residents, int length) {
    double tokens = 0;
    for (Resident each : residents) {
      tokens += length + (each.isNew() ? each.task().inputTokens() : 1);
    }
    return tokens;
  }

  /** Drafts and prompts of a part on their way up. */
  double upS(List<Resident> part, int length) {
    Fronthaul link = drafter(part).fronthaul();
    double prompts =
        part.stream().filter(Resident::isNew).mapToDouble(r -> r.task().inputTokens()).sum();
    double bits =
        link.bitsPerDraftToken() * length * part.size() + link.bitsPerPromptToken() * prompts;
    return bits / link.rateBps();
  }

  /** Verdicts of a part on their way down. */
  double downS(List<Resident> part) {
    return drafter(part).fronthaul().bitsPerVerdict()
        * part.size()
        / drafter(part).fronthaul().rateBps();
  }

  double latencyS(int drafter) {
    return instance.drafters().get(drafter).fronthaul().latencyS();
  }

  /** The latency behind a stage: that of its link. */
  double latencyS(StageNotes.Part part) {
    Integer drafter = part.drafter();
    return drafter == null || part.stage() == Stage.DRAFT ? 0 : latencyS(drafter);
  }

  private Drafter drafter(List<Resident> part) {
    return instance.drafters().get(part.get(0).drafter());
  }

  /** Adds the verification of a group to a pass. */
  static void verify(List<Resident> residents, int length, PassSums pass) {
    for (Resident each : residents) {
      if (each.isNew()) {
        pass.add(1, each.task().inputTokens() + (double) length, 0);
      } else {
        pass.add(1, length + 1.0, each.confirmed() - 1);
      }
    }
  }

  double seconds(PassSums verification) {
    return verification.seconds(instance.verifier(), 1);
  }

  /**
   * The length that gains most tokens per second if nobody were new; {@code groups} have residents.
   */
  int best(List<Resident> residents, int groups, Service service) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    Collection<List<Resident>> parts = parts(residents).values();
    double[] rates = new double[most + 1];
    boolean[] holds = new boolean[most + 1];
    double largest = 0;
    double paced = 0;
    for (int l = least; l <= most; l++) {
      double cycleS = cycleS(residents, parts, groups, l);
      rates[l] = tokens(residents, l) / cycleS;
      holds[l] = holds(residents, groups * cycleS, l, service.pace());
      largest = Math.max(largest, rates[l]);
      paced = holds[l] ? Math.max(paced, rates[l]) : paced;
    }
    for (int l = least; l <= most; l++) {
      double wanted = paced == 0 ? largest : paced;
      if ((paced == 0 || holds[l]) && rates[l] >= (1 - EQUALLY_GOOD) * wanted) {
        return l;
      }
    }
    throw new IllegalStateException("no length");
  }

  private static boolean holds(
      List<Resident> residents, double tokenEveryS, int length, Service.@Nullable Pace pace) {
    if (pace == null) {
      return true;
    }
    int inTime = 0;
    for (Resident each : residents) {
      inTime += each.expected(length) >= tokenEveryS / pace.tpotS() ? 1 : 0;
    }
    return inTime >= pace.share() * residents.size();
  }

  private static double tokens(List<Resident> residents, int length) {
    double tokens = 0;
    for (Resident each : residents) {
      tokens += each.expected(length);
    }
    return tokens;
  }

  private double cycleS(
      List<Resident> residents, Collection<List<Resident>> parts, int groups, int length) {
    double sideS = 0;
    double draftS = 0;
    double downS = 0;
    for (List<Resident> part : parts) {
      if (length > 0) {
        double seconds = 0;
        for (int i = 1; i <= length; i++) {
          PassSums pass = new PassSums();
          int before = i - 2;
          part.forEach(each -> pass.add(1, 1, each.confirmed() + before));
          seconds += pass.seconds(drafter(part).node(), 1);
        }
        Fronthaul link = drafter(part).fronthaul();
        double upS = link.bitsPerDraftToken() * length * part.size() / link.rateBps();
        draftS = Math.max(draftS, seconds);
        sideS = Math.max(sideS, seconds + upS + link.latencyS());
        downS = Math.max(downS, downS(part) + link.latencyS());
      }
    }
    PassSums pass = new PassSums();
    residents.forEach(each -> pass.add(1, length + 1.0, each.confirmed() - 1));
    double verifyS = seconds(pass);
    return Math.max((sideS + verifyS + downS) / groups, Math.max(draftS, verifyS));
  }
}
