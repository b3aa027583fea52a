package sdedge.wireless;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task gets of the windows of a band (docs/model.md section 5, {@code explicit}). */
public record ExplicitShares(Channel channel, List<Slot> slots) {
  /** The part of a payload that counts as all of it. */
  private static final double DELIVERED = 1 - 1e-9;

  /**
   * A share of a window.
   *
   * @param window its place among those of the band, from 0
   * @param lengthS seconds, of which the ends may have lost digits
   * @param hz how much it is, hertz
   */
  record Slot(int window, double startS, double endS, double lengthS, double hz) {
    /**
     * When what takes some seconds is sent. What is not there before the end of the window is there
     * at its end: those that a window brings together come in one instant, whatever rounding says.
     */
    private double sentS(double seconds) {
      double instantS = startS + seconds;
      return instantS >= endS * DELIVERED ? endS : instantS;
    }
  }

  /**
   * What a task gets of a window.
   *
   * @param window its place among those of the band, from 0
   */
  public record Part(int window, Share share) {}

  /** D, the bits to deliver. */
  public double payloadBits() {
    return channel.payloadBits();
  }

  /** r, seconds; null if the windows deliver less than the payload; 0 without payload. */
  public @Nullable Double readySeconds() {
    if (!channel.hasPayload()) {
      return 0.0;
    }
    double sent = 0;
    for (Slot slot : slots) {
      double rate = rate(slot);
      double left = channel.payloadBits() - sent;
      if (rate > 0 && left <= rate * slot.lengthS) {
        return slot.sentS(left / rate);
      }
      sent += rate * slot.lengthS;
      if (sent >= channel.payloadBits() * DELIVERED) {
        return slot.endS;
      }
    }
    return null;
  }

  /**
   * What it gets in each window in which it has a share; nothing once all is delivered, in rows of
   * their own nevertheless, so that no rounding decides which rows there are.
   */
  public List<Part> shares() {
    List<Part> shares = new ArrayList<>();
    double sent = 0;
    for (Slot slot : slots) {
      double rate = rate(slot);
      double left = Math.max(0, channel.payloadBits() - sent);
      if (rate > 0) {
        double endS = slot.sentS(left / rate);
        double bits = Math.min(left, rate * slot.lengthS);
        double efficiency = channel.efficiency(slot.hz);
        shares.add(new Part(slot.window, new Share(bits, efficiency, slot.hz, slot.startS, endS)));
        sent += bits;
      }
    }
    return shares;
  }

  private double rate(Slot slot) {
    return slot.hz > 0 ? slot.hz * channel.efficiency(slot.hz) : 0;
  }
}
