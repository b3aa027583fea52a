package sdedge.wireless;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.wireless.Allocation.Window;

/** What the windows of one cell deliver (docs/model.md section 5, {@code explicit}). */
public final class ExplicitShares {
  /** The part of a payload that counts as all of it. */
  private static final double DELIVERED = 1 - 1e-9;

  private final Channel channel;
  private final List<Window> windows;
  private final int task;

  private ExplicitShares(Channel channel, List<Window> windows, int task) {
    this.channel = channel;
    this.windows = windows;
    this.task = task;
  }

  /**
   * The shares of a task.
   *
   * @param index of the task in the instance
   */
  public static ExplicitShares of(Wireless cell, List<Window> windows, int index, Task task) {
    return new ExplicitShares(Channel.of(cell, task), windows, index);
  }

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
    double startS = 0;
    for (Window window : windows) {
      double rate = rate(window);
      double left = channel.payloadBits() - sent;
      double durationS = window.endS() - startS;
      if (rate > 0 && left <= rate * durationS) {
        return startS + left / rate;
      }
      sent += rate * durationS;
      if (sent >= channel.payloadBits() * DELIVERED) {
        return window.endS();
      }
      startS = window.endS();
    }
    return null;
  }

  /**
   * What it gets in each window in which it has a share; nothing once all is delivered, in rows of
   * their own nevertheless, so that no rounding decides which rows there are.
   */
  public List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    double sent = 0;
    double startS = 0;
    for (Window window : windows) {
      double shareHz = shareHz(window);
      double rate = rate(window);
      double left = Math.max(0, channel.payloadBits() - sent);
      if (rate > 0) {
        double endS = Math.min(window.endS(), startS + left / rate);
        double bits = Math.min(left, rate * (window.endS() - startS));
        shares.add(new Share(bits, channel.efficiency(shareHz), shareHz, startS, endS));
        sent += bits;
      }
      startS = window.endS();
    }
    return shares;
  }

  private double shareHz(Window window) {
    return window.hz().getOrDefault(task, 0.0);
  }

  private double rate(Window window) {
    double shareHz = shareHz(window);
    return shareHz > 0 ? shareHz * channel.efficiency(shareHz) : 0;
  }
}
