package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;

/** Stage times of batches of two parts, worked out by hand. */
class BatchLoadTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** Two drafts a step at the first drafter, one at the second, where two steps are enough. */
  private static BatchLoad batch(DraftMode first, DraftMode second) {
    return batch(Linear.model(Linear.station(first), Linear.station(second)));
  }

  private static BatchLoad padded(DraftMode mode) {
    return batch(Linear.padding(Linear.model(Linear.station(mode), Linear.station(mode))));
  }

  private static BatchLoad batch(StageModel model) {
    BatchLoad batch = new BatchLoad(model, drafter -> DraftChoice.of(2 - drafter), 0);
    batch.add(1, new MeanProgress(20, 2, 1, 2)); // 20 and 21 confirmed
    batch.add(0, Linear.ofThreeSteps());
    return batch;
  }

  private static BatchLoad away() {
    DraftMode mode = Linear.mode("small", false, false);
    return batch(mode, mode);
  }

  /** 12 + 21 tokens with 12² and 21², then 3 behind 11 and 2 behind 20, then 3 behind 13 alone. */
  @Test
  void onePassVerifiesAllParts() {
    BatchLoad batch = away();

    assertThat(batch.steps()).isEqualTo(3);
    assertThat(new double[] {batch.verify(1), batch.verify(2), batch.verify(3)})
        .containsExactly(new double[] {4.885, 1.896, 1.478}, ROUNDING);
  }

  /** 3.311 + 0.76 and 3.4 + 0.93 in step 1, then the first drafter has the longer way. */
  @Test
  void theSlowestPartDecides() {
    double[] sides = new double[3];
    away().writeDrafterSide(sides, 0);

    assertThat(sides).containsExactly(new double[] {4.33, 3.015, 3.059}, ROUNDING);
  }

  @Test
  void theVerifierSideEndsWithTheSlowestWayDown() {
    double[] sides = new double[4];
    away().writeVerifierSide(sides, 1);

    assertThat(sides).containsExactly(new double[] {0, 5.425, 2.436, 2.018}, ROUNDING);
  }

  /**
   * A second per position and 100 for prompts on top of the sums above: 3 and 2 positions, then the
   * same, then 3. Two drafting passes and one of a part each, the one with the larger part first.
   */
  @Test
  void positionsAndPromptsTakeTheirTime() {
    PassTime slower =
        new PassTime() {
          @Override
          public double seconds(double chance, double q, double p, double c, double attended) {
            return Linear.PASS.seconds(chance, q, p, c, attended) + p;
          }

          @Override
          public double promptPassS() {
            return 100;
          }
        };
    DraftMode mode = Linear.mode("small", false, false);
    DraftMode block = Linear.mode("small", false, true);
    BatchLoad batch =
        batch(Linear.model(slower, Linear.station(mode, slower), Linear.station(block, slower)));

    assertThat(new double[] {batch.verify(1), batch.verify(2), batch.verify(3)})
        .containsExactly(new double[] {109.885, 6.896, 4.478}, ROUNDING);
    double[] drafts = new double[2];
    for (int d = 0; d < 2; d++) {
      drafts[d] = batch.parts().get(d).draft(1);
    }
    assertThat(drafts).containsExactly(new double[] {5.311, 4.4}, ROUNDING);
    double[] sides = new double[3];
    batch.writeVerifierSide(sides, 0);
    assertThat(sides).containsExactly(new double[] {110.425, 7.436, 5.018}, ROUNDING);
  }

  /**
   * A block of three of which two and one are used: 20 + 2 and 10 + 2 tokens in step 1, then three
   * of a task behind 20 and behind 11; bits and verification are those of what is used.
   */
  @Test
  void sparesOfABlockAreDraftedOnly() {
    DraftMode used = Linear.mode("small", false, true);
    DraftMode all = new DraftMode("small", used.model(), false, true, 3, null, used.numbers());
    BatchLoad spare = batch(all, all);
    BatchLoad tight = batch(used, used);

    assertThat(spare.passes(1))
        .extracting(LocatedPass::newTokens)
        .containsExactly(12.0, 22.0, 33.0);
    assertThat(spare.passes(1)).extracting(LocatedPass::positions).containsExactly(3.0, 3.0, 5.0);
    assertThat(spare.passes(1))
        .extracting(LocatedPass::attended)
        .containsExactly(144.0, 484.0, 585.0);
    assertThat(spare.passes(2)).extracting(LocatedPass::newTokens).containsExactly(3.0, 3.0, 5.0);
    assertThat(spare.passes(2))
        .extracting(LocatedPass::attended)
        .containsExactly(3 * 14.0, 3 * 23.0, 3 * 14.0 + 2 * 22.0);
    for (int n = 1; n <= 2; n++) {
      assertThat(spare.verify(n)).isEqualTo(tight.verify(n));
      assertThat(spare.parts().get(0).transfers().upBits(n))
          .isEqualTo(tight.parts().get(0).transfers().upBits(n));
    }
  }

  /** Two drafts and one, then the verification. */
  @Test
  void aStepIsItsPasses() {
    List<LocatedPass> passes = away().passes(1);

    assertThat(passes).extracting(LocatedPass::newTokens).containsExactly(10.0, 1.0, 20.0, 33.0);
    assertThat(passes).extracting(LocatedPass::contextTokens).containsExactly(0.0, 10.0, 0.0, 0.0);
    assertThat(passes).extracting(LocatedPass::attended).containsExactly(100.0, 11.0, 400.0, 585.0);
    assertThat(away().passes(3)).hasSize(3);
  }

  /**
   * Both parts in the first pass, one in the second: 30 prompt tokens and one behind 10, then two
   * behind 31 and one behind 12.
   */
  @Test
  void draftsAtTheVerifierShareTheirPasses() {
    DraftMode mode = Linear.mode("small", true, false);
    BatchLoad batch = batch(mode, mode);

    assertThat(batch.coLocation().groups()).hasSize(1);
    assertThat(new double[] {batch.coLocated(1), batch.coLocated(2), batch.coLocated(3)})
        .containsExactly(new double[] {5.711, 2.776, 2.499}, ROUNDING);
    assertThat(batch.verify(2)).isCloseTo(2.776 + 1.896, ROUNDING);
    double[] sides = new double[3];
    batch.writeVerifierSide(sides, 0);
    // Verdicts come down once: after step 2 and after step 3.
    assertThat(sides)
        .containsExactly(
            new double[] {5.711 + 4.885, 4.672 + 0.54, 2.499 + 1.478 + 0.54}, ROUNDING);
    assertThat(batch.passes(2)).extracting(LocatedPass::newTokens).containsExactly(2.0, 1.0, 5.0);
  }

  /**
   * The longest prompt, of 20 tokens, is the second drafter's: the first one drafts behind its own.
   * Verified are 22 + 21 tokens with 22² and 21², then 3 behind 21 and 2 behind 20, then 3 behind
   * 23.
   */
  @Test
  void theVerifierPadsToTheLongestPromptOfAllParts() {
    BatchLoad batch = padded(Linear.mode("small", false, false));
    double[] drafters = new double[3];
    double[] verifier = new double[3];
    batch.writeDrafterSide(drafters, 0);
    batch.writeVerifierSide(verifier, 0);

    assertThat(drafters).containsExactly(new double[] {4.33, 3.015, 3.059}, ROUNDING);
    assertThat(new double[] {batch.verify(1), batch.verify(2), batch.verify(3)})
        .containsExactly(new double[] {6.225, 2.026, 1.608}, ROUNDING);
    assertThat(verifier)
        .containsExactly(new double[] {6.225 + 0.54, 2.026 + 0.54, 1.608 + 0.54}, ROUNDING);
  }

  /**
   * 40 prompt tokens with 20² each and one behind 20; then two behind 21 and 20 and one behind 22;
   * then one behind 23 and one behind 24.
   */
  @Test
  void soDoDraftsOnItsNode() {
    BatchLoad batch = padded(Linear.mode("small", true, false));

    assertThat(new double[] {batch.coLocated(1), batch.coLocated(2), batch.coLocated(3)})
        .containsExactly(new double[] {7.121, 2.996, 2.719}, ROUNDING);
    double[] sides = new double[3];
    batch.writeVerifierSide(sides, 0);
    assertThat(sides)
        .containsExactly(
            new double[] {7.121 + 6.225, 2.996 + 2.026 + 0.54, 2.719 + 1.608 + 0.54}, ROUNDING);
  }

  @Test
  void assembledPartsPadToTheirLongestPrompt() {
    StageModel model =
        Linear.padding(
            Linear.model(
                Linear.station(Linear.mode("small", false, false)),
                Linear.station(Linear.mode("small", false, false))));
    PartLoad first = model.part(0, DraftChoice.of(2), 0);
    PartLoad second = model.part(1, DraftChoice.of(1), 0);
    first.add(Linear.ofThreeSteps());
    second.add(new MeanProgress(20, 2, 1, 2));
    BatchLoad batch = new BatchLoad(model, DraftChoice.of(0));
    batch.assemble(new int[] {0, 1}, List.of(first, second));

    assertThat(new double[] {batch.verify(1), batch.verify(2), batch.verify(3)})
        .containsExactly(new double[] {6.225, 2.026, 1.608}, ROUNDING);
  }

  /** 2.455 of the one and 1.321 of the other. */
  @Test
  void otherModelsDraftOneAfterTheOther() {
    BatchLoad batch = batch(Linear.mode("small", true, false), Linear.mode("tiny", true, false));

    assertThat(batch.coLocation().groups()).hasSize(2);
    assertThat(batch.coLocated(2)).isCloseTo(2.455 + 1.321, ROUNDING);
    assertThat(batch.coLocated(3)).isCloseTo(2.499, ROUNDING);
  }
}
