package sdedge.latency;

import java.util.List;
import java.util.Map;
import sdedge.TinySystem;
import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Steps;

/**
 * Stations whose passes take 1 + q/10 + c/100 + q(c + q)/1000 seconds, which can be added up by
 * hand, and whose links send 100 bits/s half a second away.
 */
final class Linear {
  static final PassTime PASS =
      (chance, q, p, c, attended) -> chance + 0.1 * q + 0.01 * c + 0.001 * attended;
  static final Fronthaul LINK = new Fronthaul(100, 0.5, 2, 3, 4);

  private static final Map<ModeNumber, Double> NUMBERS =
      Map.of(ModeNumber.BITS_PER_DRAFT_TOKEN, 3.0, ModeNumber.BITS_PER_VERDICT, 4.0);

  private Linear() {}

  static DraftMode mode(String model, boolean isAtVerifier, boolean isBlock) {
    return new DraftMode(
        model, new Model(model, 1, 1, 1, 0, 0), isAtVerifier, isBlock, null, NUMBERS);
  }

  static DraftStation station(DraftMode mode) {
    return station(mode, PASS);
  }

  /** The same, whose passes take some other time. */
  static DraftStation station(DraftMode mode, PassTime time) {
    return new DraftStation(
        mode,
        new DraftPasses(time, mode.isBlock(), mode.slots()),
        mode.isAtVerifier() ? LINK.withBits(0, 4) : LINK,
        null);
  }

  /** A verifier and drafters that can draft in one mode each. */
  static StageModel model(DraftStation... stations) {
    return model(Steps.MEAN, stations);
  }

  /** The same, of a verifier whose passes take some other time. */
  static StageModel model(PassTime verifier, DraftStation... stations) {
    StageModel model = model(stations);
    return new StageModel(
        verifier, model.drafters(), model.steps(), model.answers(), true, false, false);
  }

  /** The same, of which batches have such steps. */
  static StageModel model(Steps steps, DraftStation... stations) {
    AnswerCache answers = AnswerCache.of(new TinySystem().drafter(1, LINK).task(1, 1).instance());
    List<StageModel.Station> drafters =
        List.of(stations).stream()
            .map(each -> new StageModel.Station(each.fronthaul(), List.of(each), each))
            .toList();
    return new StageModel(PASS, drafters, steps, answers, true, false, false);
  }

  /** A model that pads prompts. */
  static StageModel padding(StageModel model) {
    return new StageModel(
        model.verifier(), model.drafters(), model.steps(), model.answers(), true, false, true);
  }

  /** Gains 2 tokens a step of 5: 10, 12 and 14 are confirmed before its steps. */
  static MeanProgress ofThreeSteps() {
    return new MeanProgress(10, 5, 2, 3);
  }
}
