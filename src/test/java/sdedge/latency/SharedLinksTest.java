package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.instance.DraftChoice;
import sdedge.instance.Fronthaul;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.wireless.BandUser;

/**
 * Two drafters on a band of one bit/s. They have drafted after 3 s and 4 s, send 5 bits each, and 2
 * s and 1 s lie behind the band; the second drafter has a second step, alone.
 */
class SharedLinksTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static double[] sides(RadioLink.Sharing sharing) {
    // 0 dBm over -174 dB and -174 dBm/Hz is γ = 1 Hz: one bit/s on 1 Hz.
    RadioLink band = new RadioLink("air", 1, -174, 0, PowerModel.CONSTANT_PSD, sharing);
    StageModel model = Linear.model(station(band, 3, 2), station(band, 4, 1));
    BatchLoad batch = new BatchLoad(model, DraftChoice.of(1));
    batch.add(0, new MeanProgress(10, 1, 1, 1));
    batch.add(1, new MeanProgress(10, 2, 1, 2));
    double[] sides = new double[2];
    batch.writeDrafterSide(sides, 0);
    return sides;
  }

  private static DraftStation station(RadioLink band, double passS, double latencyS) {
    RadioLink.Access access = new RadioLink.Access(band, 0, -174);
    return new DraftStation(
        Linear.mode("small", false, false),
        new DraftPasses((chance, q, c, attended) -> chance * passS, false),
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
}
