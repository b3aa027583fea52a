package sdedge.judge;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.latency.DraftPasses;
import sdedge.latency.DraftStation;
import sdedge.latency.PassTime;
import sdedge.latency.StageModel;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageLoad;
import sdedge.timeline.StageRun;

/**
 * What the model says of the rows of a continuous plan, by what each of those whom they serve has
 * in the first pass (docs/model.md sections 3, 4 and 13).
 */
final class RoundStages {
  private final Instance instance;
  private final boolean joins;
  private final StageModel model;
  private final Rounds rounds;

  RoundStages(Rounds rounds) {
    this.rounds = rounds;
    instance = rounds.served().instance();
    joins = rounds.served().joins();
    model = StageModel.of(instance);
  }

  /** What a row should say. */
  Row.Due due(Row row) {
    StageRun run = row.run();
    List<Round> all = rounds.of(row);
    Work work =
        switch (run.stage()) {
          case DRAFT -> drafts(row, all);
          case FRONTHAUL_UP -> up(all);
          case VERIFY -> verification(all);
          case FRONTHAUL_DOWN -> down(all);
        };
    double latencyS =
        run.drafter() == null || !run.stage().isLink()
            ? 0
            : instance.drafters().get(run.drafter()).fronthaul().latencyS();
    StageLoad load =
        new StageLoad(
            run.drafter(),
            StageLoad.common(all.stream().map(round -> round.length).toList()),
            all.size(),
            work.tokens,
            mode(run, all));
    return new Row.Due(run.step(), run.stage(), load, work.seconds, work.seconds + latencyS);
  }

  private record Work(double tokens, double seconds) {}

  /** Drafts have their mode, and in groups links too; of those who join what brings them. */
  private @Nullable String mode(StageRun run, List<Round> all) {
    boolean isDown = run.stage() == Stage.FRONTHAUL_DOWN;
    if (run.stage() == Stage.VERIFY || (joins && isDown)) {
      return null;
    }
    Stream<DraftMode> modes =
        all.stream()
            .map(round -> round.mode)
            .filter(Objects::nonNull)
            .filter(mode -> !joins || !run.stage().isLink() || !mode.isAtVerifier());
    return StageLoad.common(modes.map(DraftMode::name).toList());
  }

  private DraftStation station(Round round) {
    DraftMode mode = round.mode;
    int d = instance.tasks().get(round.task).drafter();
    String name = mode == null ? null : mode.name();
    return model.drafters().get(d).under(new DraftChoice(name, round.length));
  }

  /** Passes of which each task takes part in those of its drafts. */
  private Work drafts(Row row, List<Round> all) {
    DraftPasses passes = station(all.get(0)).passes();
    double tokens = 0;
    double positions = 0;
    double cached = 0;
    double attended = 0;
    int longest = 0;
    for (Round round : all) {
      JobMember member = Rounds.member(row, round.task);
      tokens += member.newTokens();
      positions += passes.positions(round.length);
      cached += member.cachedTokens();
      attended += member.newTokens() * (member.cachedTokens() + member.newTokens());
      longest = Math.max(longest, round.length);
    }
    double seconds = passes.firstS(1, tokens, positions, cached, attended);
    for (int i = 2; i <= longest && !passes.isBlock(); i++) {
      double active = 0;
      double confirmed = 0;
      for (Round round : all) {
        active += round.length >= i ? 1 : 0;
        confirmed += round.length >= i ? round.confirmed : 0;
      }
      tokens += active;
      seconds += passes.laterS(1, active, DraftPasses.cached(i, active, confirmed));
    }
    return new Work(tokens, seconds);
  }

  private Work verification(List<Round> all) {
    double tokens = 0;
    double positions = 0;
    double cached = 0;
    double attended = 0;
    boolean readsPrompts = false;
    for (Round round : all) {
      double q = round.verified.newTokens();
      double c = round.verified.cachedTokens();
      tokens += q;
      positions += round.length + 1;
      cached += c;
      attended += q * (c + q);
      readsPrompts |= round.isFirst();
    }
    PassTime time = model.verifier();
    double seconds = time.seconds(1, tokens, positions, cached, attended);
    return new Work(tokens, readsPrompts ? seconds + time.promptPassS() : seconds);
  }

  /** Drafts that were made at the drafter, and prompts that the verifier lacks. */
  private Work up(List<Round> all) {
    double bits = 0;
    DraftStation station = station(all.get(0));
    for (Round round : all) {
      station = round.isAway() ? station(round) : station;
      double perDraft = round.isAway() ? station(round).fronthaul().bitsPerDraftToken() : 0;
      double prompt =
          round.isFirst()
              ? station.fronthaul().bitsPerPromptToken()
                  * instance.tasks().get(round.task).inputTokens()
              : 0;
      bits += perDraft * round.length + prompt;
    }
    return new Work(0, bits / station.upBps());
  }

  private Work down(List<Round> all) {
    double bits = 0;
    Fronthaul link = station(all.get(0)).fronthaul();
    for (Round round : all) {
      bits += station(round).fronthaul().bitsPerVerdict();
    }
    return new Work(0, bits / link.rateBps());
  }
}
