package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Fronthaul;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.wireless.BandUser;

/**
 * Two drafters on a band of one bit/s. They have drafted after 3 s and 4 s, send 5 bits each, and 2
 * s and 1 s lie behind the band; the second drafter has a second step, alone.
 */
class SharedLinksTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static double[] sides(RadioLink.Sharing sharing) {
    RadioLink band = band(sharing);
    StageModel model = Linear.model(station(band, 3, 2), station(band, 4, 1));
    return sides(model, steps(1), steps(2));
  }

  /** The drafter side of two steps, each of two drafters having one task. */
  private static double[] sides(StageModel model, TaskProgress ofFirst, TaskProgress ofSecond) {
    BatchLoad batch = new BatchLoad(model, DraftChoice.of(1));
    batch.add(0, ofFirst);
    batch.add(1, ofSecond);
    double[] sides = new double[2];
    batch.writeDrafterSide(sides, 0);
    return sides;
  }

  private static TaskProgress steps(int count) {
    return new MeanProgress(10, count, 1, count);
  }

  private static RadioLink band(RadioLink.Sharing sharing) {
    // 0 dBm over -174 dB and -174 dBm/Hz is γ = 1 Hz: one bit/s on 1 Hz.
    return new RadioLink("air", 1, Noise.THERMAL, PowerModel.CONSTANT_PSD, sharing);
  }

  private static DraftStation station(RadioLink band, double passS, double latencyS) {
    RadioLink.Access access = new RadioLink.Access(band, 0, -174);
    return new DraftStation(
        Linear.mode("small", false, false),
        new DraftPasses((chance, q, p, c, attended) -> chance * passS, false),
        new Fronthaul(1, latencyS, 0, 5, 0, access),
        BandUser.of(access));
  }

  /** The first sends from 3 to 8, the second from then to 13. */
  @Test
  void inTurnTheLongerWayGoesFirst() {
    assertThat(sides(RadioLink.Sharing.IN_TURN)).containsExactly(new double[] {14, 10}, EXACT);
  }

  /** Half the band each, 10 s: 3 + 10 + 2 and 4 + 10 + 1. */
  @Test
  void equalSharesTakeTwiceAsLong() {
    assertThat(sides(RadioLink.Sharing.EQUAL_SHARES)).containsExactly(new double[] {15, 10}, EXACT);
  }

  /** 5/(τ − 3) + 5/(τ − 4) = 1. */
  @Test
  void equalFinishSolvesForTheEnd() {
    double endS = (17 + Math.sqrt(101)) / 2;
    assertThat(sides(RadioLink.Sharing.EQUAL_FINISH))
        .containsExactly(new double[] {endS + 2, 10}, within(1e-9));
  }

  @Test
  void theBestIsInTurnHere() {
    assertThat(sides(RadioLink.Sharing.BEST)).containsExactly(new double[] {14, 10}, EXACT);
  }

  /**
   * The second step of tasks that are as likely to have one step as two: as by law, and the mean
   * over the four outcomes. One drafter has drafted after 3 s, the other after 8 s, and 1 s lies
   * behind the band.
   */
  private static double[] byLawAndByOutcomes(RadioLink.Sharing sharing) {
    DraftStation fast = station(band(sharing), 3, 1);
    DraftStation slow = station(band(sharing), 8, 1);
    Task task = new Task("u1", 0, 10, 2, Acceptance.of(0.5), 0, -174);
    TaskProgress oneOrTwo = ExpectedProgress.of(task, DraftChoice.of(1));
    StageModel known = Linear.model(fast, slow);
    StageModel byLaw = Linear.model(Steps.EXPECTED, fast, slow);
    double outcomes = 0;
    for (int ofFast = 1; ofFast <= 2; ofFast++) {
      for (int ofSlow = 1; ofSlow <= 2; ofSlow++) {
        outcomes += sides(known, steps(ofFast), steps(ofSlow))[1] / 4;
      }
    }
    return new double[] {sides(byLaw, oneOrTwo, oneOrTwo)[1], outcomes};
  }

  /** 14 s with the slow one, 9 s with the fast one alone. */
  @Test
  void inTurnTheMeanIsThatOfAllOutcomes() {
    assertThat(byLawAndByOutcomes(RadioLink.Sharing.IN_TURN))
        .containsExactly(new double[] {14 / 2.0 + 9 / 4.0, 14 / 2.0 + 9 / 4.0}, EXACT);
  }

  /**
   * The fast one finishes at 5/(τ − 3) + 2.5/(τ − 8) = 1, 13 s, where it is alone in truth and has
   * sent after 8 s; the slow one at 2.5/(τ − 3) + 5/(τ − 8) = 1.
   */
  @Test
  void equalFinishWaitsForWhoeverIsNotThereToo() {
    double slowS = (18.5 + Math.sqrt(106.25)) / 2 + 1;
    double bothS = (21 + Math.sqrt(125)) / 2 + 1;
    assertThat(byLawAndByOutcomes(RadioLink.Sharing.EQUAL_FINISH))
        .containsExactly(new double[] {slowS / 2 + 14 / 4.0, (bothS + 14 + 9) / 4}, within(1e-9));
  }
}
