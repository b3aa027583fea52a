package sdedge.check.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.PassSums;
import sdedge.check.model.SharedBand;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;

/** What the stages of a step take (Section 11 of the model), seconds. */
record StepTimes(Instance instance) {
  /** The residents of a group by drafter. */
  static Map<Integer, List<Resident>> parts(List<Resident> residents) {
    Map<Integer, List<Resident>> parts = new TreeMap<>();
    for (Resident each : residents) {
      parts.computeIfAbsent(each.drafter(), drafter -> new ArrayList<>()).add(each);
    }
    return parts;
  }

  /** How a drafter drafts under a choice; null if it does not. */
  @Nullable DraftMode mode(int drafter, DraftChoice choice) {
    return choice.length() == 0 ? null : instance.drafters().get(drafter).mode(choice.mode());
  }

  /** Whether the part of a drafter drafts there. */
  boolean isAway(int drafter, DraftChoice choice) {
    return away(drafter, choice) != null;
  }

  private @Nullable DraftMode away(int drafter, DraftChoice choice) {
    DraftMode mode = mode(drafter, choice);
    return mode == null || mode.isAtVerifier() ? null : mode;
  }

  /** All drafting passes of a part at its drafter. */
  double draftS(List<Resident> part, DraftChoice choice, boolean steady) {
    DraftMode mode = drafter(part).mode(choice.mode());
    return seconds(passes(part, mode, choice.length(), steady), mode.on(drafter(part).node()));
  }

  private static double seconds(List<PassSums> passes, Node node) {
    return passes.stream().mapToDouble(pass -> pass.seconds(node, 1)).sum();
  }

  /**
   * The passes of those who draft in modes of the same passes.
   *
   * @param steady as if nothing was missed
   */
  static List<PassSums> passes(
      List<Resident> residents, DraftMode mode, int length, boolean steady) {
    List<PassSums> passes = PassSums.drafts(length, mode.isBlock());
    for (Resident each : residents) {
      double read = steady ? each.confirmed() - 1 : each.drafted(mode);
      PassSums.addDrafts(passes, 1, each.confirmed(), read, length, mode.isBlock());
    }
    return passes;
  }

  /** New tokens of all drafting passes of some residents. */
  static double draftTokens(List<Resident> residents, DraftMode mode, int length) {
    return passes(residents, mode, length, false).stream().mapToDouble(PassSums::tokens).sum();
  }

  /**
   * Residents whose drafts the verifier's node makes together.
   *
   * @param name of the mode that all of them draft in; null if there is none
   */
  record Together(DraftMode mode, @Nullable String name, List<Resident> residents) {}

  /** Who drafts on the verifier's node, by the passes that they share. */
  List<Together> atVerifier(List<Resident> residents, DraftChoice choice) {
    List<Together> all = new ArrayList<>();
    for (Map.Entry<Integer, List<Resident>> part : parts(residents).entrySet()) {
      DraftMode mode = mode(part.getKey(), choice);
      if (mode != null && mode.isAtVerifier()) {
        int same = 0;
        while (same < all.size() && !all.get(same).mode.sharesPassesWith(mode)) {
          same++;
        }
        if (same == all.size()) {
          all.add(new Together(mode, mode.name(), part.getValue()));
        } else {
          Together known = all.get(same);
          List<Resident> more = new ArrayList<>(known.residents);
          more.addAll(part.getValue());
          String name = mode.name().equals(known.name) ? known.name : null;
          all.set(same, new Together(known.mode, name, more));
        }
      }
    }
    return all;
  }

  /** Seconds of such drafts. */
  double seconds(Together together, int length, boolean steady) {
    return seconds(
        passes(together.residents, together.mode, length, steady),
        together.mode.on(instance.verifier()));
  }

  /** Drafts and prompts of a part on their way up. */
  double upS(List<Resident> part, DraftChoice choice) {
    Fronthaul link = drafter(part).fronthaul();
    double prompts =
        part.stream().filter(Resident::isNew).mapToDouble(r -> r.task().inputTokens()).sum();
    double bits = draftBits(part, choice) + link.bitsPerPromptToken() * prompts;
    return bits / SharedBand.bitsPerS(link);
  }

  private double draftBits(List<Resident> part, DraftChoice choice) {
    DraftMode mode = away(part.get(0).drafter(), choice);
    return mode == null ? 0 : mode.bitsPerDraftToken() * choice.length() * part.size();
  }

  /** Verdicts of a part on their way down. */
  double downS(List<Resident> part, DraftChoice choice) {
    Fronthaul link = drafter(part).fronthaul();
    DraftMode mode = away(part.get(0).drafter(), choice);
    double bits = mode == null ? link.bitsPerVerdict() : mode.bitsPerVerdict();
    return bits * part.size() / link.rateBps();
  }

  double latencyS(int drafter) {
    return instance.drafters().get(drafter).fronthaul().latencyS();
  }

  private Drafter drafter(List<Resident> part) {
    return instance.drafters().get(part.get(0).drafter());
  }

  /** The verification of some residents, {@code steady} as if none was new. */
  static PassSums verification(List<Resident> residents, int length, boolean steady) {
    PassSums pass = new PassSums();
    for (Resident each : residents) {
      pass.addVerification(1, each.confirmed(), length, !steady && each.isNew());
    }
    return pass;
  }

  double seconds(PassSums verification) {
    return verification.seconds(instance.verifier(), 1);
  }

  /** Seconds of a step if nobody were new, and those in which one server works. */
  record Steady(double allS, double busiestS) {}

  Steady steady(List<Resident> residents, DraftChoice choice) {
    int length = choice.length();
    double sideS = 0;
    double draftS = 0;
    double downS = 0;
    Map<RadioLink, List<SharedBand.Sender>> bands = new LinkedHashMap<>();
    for (Map.Entry<Integer, List<Resident>> entry : parts(residents).entrySet()) {
      List<Resident> part = entry.getValue();
      if (!isAway(entry.getKey(), choice)) {
        continue;
      }
      double seconds = draftS(part, choice, true);
      Fronthaul link = drafter(part).fronthaul();
      double bits = draftBits(part, choice);
      double upS = bits / SharedBand.bitsPerS(link);
      draftS = Math.max(draftS, seconds);
      sideS = Math.max(sideS, seconds + upS + link.latencyS());
      downS = Math.max(downS, downS(part, choice) + link.latencyS());
      RadioLink.Access access = link.access();
      if (access != null && bits > 0) {
        bands
            .computeIfAbsent(access.link(), band -> new ArrayList<>())
            .add(SharedBand.Sender.of(link, seconds, bits));
      }
    }
    for (List<SharedBand.Sender> senders : bands.values()) {
      sideS = Math.max(sideS, SharedBand.inTurnS(senders));
    }
    double verifyS = seconds(verification(residents, length, true));
    for (Together together : atVerifier(residents, choice)) {
      verifyS += seconds(together, length, true);
    }
    return new Steady(sideS + verifyS + downS, Math.max(draftS, verifyS));
  }
}
