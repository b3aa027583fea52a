package sdedge.wireless;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sdedge.instance.PowerModel;
import sdedge.instance.UplinkPolicy;

/** How the tasks of one drafter use its band (docs/model.md section 5). */
sealed interface Policy {

  static Policy of(UplinkPolicy policy) {
    return switch (policy) {
      case SEQUENTIAL -> new Sequential();
      case EQUAL_FINISH -> new EqualFinishShares();
      // √W: under constant-psd no static shares have a smaller sum of ready times
      case MIN_SUM -> new Weighted(channel -> StrictMath.sqrt(channel.aloneSeconds()));
      case EQUAL_SHARES -> new Equal();
      case PROPORTIONAL -> new Weighted(Channel::payloadBits);
      case EXPLICIT, JOINT, AUTO ->
          throw new IllegalArgumentException("no formula gives the shares of " + policy.key());
    };
  }

  /** r, seconds, of each channel in plan order; 0 without payload. */
  double[] readySeconds(List<Channel> channels);

  /** The share of each channel of each batch, in plan order. */
  List<Share> shares(List<List<Channel>> batches);

  /**
   * Shares B·w/Σw of the channels' common band.
   *
   * @param weight &ge; 0; next to infinite weights, finite ones get nothing
   */
  private static double[] divide(List<Channel> channels, ToDoubleFunction<Channel> weight) {
    double[] parts = channels.stream().mapToDouble(weight).toArray();
    double largest = 0;
    for (double part : parts) {
      largest = Math.max(largest, part);
    }
    double sum = 0;
    for (int k = 0; k < parts.length; k++) {
      // Relative to the largest, so that the sum cannot overflow.
      parts[k] = parts[k] == largest ? 1 : parts[k] / largest;
      sum += parts[k];
    }
    for (int k = 0; k < parts.length; k++) {
      parts[k] = largest > 0 ? channels.get(k).bandwidthHz() * (parts[k] / sum) : 0;
    }
    return parts;
  }

  /** What a channel reports of its share; all 0 without payload. */
  private static Share share(Channel channel, double bandHz, double startS, double finishS) {
    return channel.hasPayload()
        ? new Share(channel.payloadBits(), channel.efficiency(bandHz), bandHz, startS, finishS)
        : new Share(0, 0, 0, 0, 0);
  }

  /**
   * Tasks upload in plan order on the whole band. Under constant-psd no allocation has the first m
   * tasks ready earlier, for any m.
   */
  record Sequential() implements Policy {

    @Override
    public double[] readySeconds(List<Channel> channels) {
      double[] ready = new double[channels.size()];
      double clock = 0;
      for (int k = 0; k < ready.length; k++) {
        clock += channels.get(k).aloneSeconds();
        ready[k] = channels.get(k).hasPayload() ? clock : 0;
      }
      return ready;
    }

    /**
     * Under constant-psd a batch's tasks are shown side by side, which is the same to the batch.
     */
    @Override
    public List<Share> shares(List<List<Channel>> batches) {
      List<Share> shares = new ArrayList<>();
      double clock = 0;
      for (List<Channel> batch : batches) {
        double start = clock;
        double[] bands = Policy.divide(batch, Channel::aloneSeconds);
        for (Channel channel : batch) {
          double before = clock;
          clock += channel.aloneSeconds();
          if (channel.powerModel() == PowerModel.CONSTANT_POWER) {
            shares.add(Policy.share(channel, channel.bandwidthHz(), before, clock));
          }
        }
        for (int k = 0; k < bands.length; k++) {
          if (batch.get(k).powerModel() == PowerModel.CONSTANT_PSD) {
            shares.add(Policy.share(batch.get(k), bands[k], start, clock));
          }
        }
      }
      return shares;
    }
  }

  /** A policy under which a task keeps one share of the band from time 0 until it is ready. */
  sealed interface StaticShares extends Policy {

    /** b, hertz, of each channel; 0 without payload. Their sum is at most B, but for rounding. */
    double[] bandsHz(List<Channel> channels);

    /** One share per channel. */
    default List<Share> allocate(List<Channel> channels) {
      double[] bands = bandsHz(channels);
      List<Share> shares = new ArrayList<>(bands.length);
      for (int k = 0; k < bands.length; k++) {
        Channel channel = channels.get(k);
        shares.add(Policy.share(channel, bands[k], 0, channel.secondsOn(bands[k])));
      }
      return shares;
    }

    @Override
    default double[] readySeconds(List<Channel> channels) {
      return allocate(channels).stream().mapToDouble(Share::finishS).toArray();
    }

    @Override
    default List<Share> shares(List<List<Channel>> batches) {
      return allocate(batches.stream().flatMap(List::stream).toList());
    }
  }

  /** Shares B/K, K all tasks of the drafter. */
  record Equal() implements StaticShares {
    @Override
    public double[] bandsHz(List<Channel> channels) {
      int count = channels.size();
      return channels.stream()
          .mapToDouble(channel -> channel.hasPayload() ? channel.bandwidthHz() / count : 0)
          .toArray();
    }
  }

  /** Shares B·w/Σw. */
  record Weighted(ToDoubleFunction<Channel> weight) implements StaticShares {
    @Override
    public double[] bandsHz(List<Channel> channels) {
      return Policy.divide(channels, weight);
    }
  }

  /**
   * All tasks upload from time 0 and finish together at τ, the smallest that static shares can have
   * all tasks ready. Constant-psd: τ = ΣW, shares B·W/τ. Constant-power: {@link EqualFinish}.
   */
  record EqualFinishShares() implements StaticShares {

    @Override
    public double[] bandsHz(List<Channel> channels) {
      return allocate(channels).stream().mapToDouble(Share::bandwidthHz).toArray();
    }

    @Override
    public List<Share> allocate(List<Channel> channels) {
      List<Channel> senders = channels.stream().filter(Channel::hasPayload).toList();
      double[] bands = Policy.divide(senders, Channel::aloneSeconds);
      double tau = 0;
      for (Channel sender : senders) {
        tau += sender.aloneSeconds();
      }
      boolean concave =
          senders.size() > 1 && senders.get(0).powerModel() == PowerModel.CONSTANT_POWER;
      if (concave && tau < Double.POSITIVE_INFINITY) {
        EqualFinish equal = new EqualFinish(senders);
        double excess = equal.excess();
        bands = equal.bandsHz(excess);
        tau = equal.seconds(excess);
      }
      return spread(channels, bands, tau);
    }

    private static List<Share> spread(List<Channel> channels, double[] bands, double tau) {
      List<Share> shares = new ArrayList<>(channels.size());
      int next = 0;
      for (Channel channel : channels) {
        double band = channel.hasPayload() ? bands[next++] : 0;
        shares.add(Policy.share(channel, band, 0, tau));
      }
      return shares;
    }
  }
}
