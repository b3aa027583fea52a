package sdedge.wireless;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sdedge.instance.Acceptance;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** Cells and tasks for tests: noise −90 dBm/Hz, 0 dBm sent, B = 1 MHz, so SNR = gain + 30 dB. */
final class Cells {
  static final double BAND_HZ = 1e6;
  private static final Noise.Density NOISE = new Noise.Density(-90, 0);

  private Cells() {}

  /** A cell in which a token is {@code bitsPerToken} bits. */
  static Wireless cell(PowerModel powerModel, double bitsPerToken) {
    return new Wireless(BAND_HZ, NOISE, powerModel, bitsPerToken, 0);
  }

  static Task task(int tokens, double snrDb) {
    return new Task("u", 0, tokens, 1, Acceptance.of(1), 0, snrDb - 30);
  }

  /** Tasks with payloads over nine decades and SNR from −40 to 60 dB. */
  static List<Task> randomTasks(Random random, int count) {
    double spread = 9 * random.nextDouble();
    List<Task> tasks = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int tokens = (int) Math.ceil(Math.pow(10, spread * random.nextDouble()));
      tasks.add(task(tokens, -40 + 100 * random.nextDouble()));
    }
    return tasks;
  }

  /** Bits per token from tiny to huge loads. */
  static Wireless randomCell(Random random, PowerModel powerModel) {
    return cell(powerModel, Math.pow(10, -3 + 9 * random.nextDouble()));
  }

  static double payload(Wireless cell, Task task) {
    return cell.headerBits() + cell.bitsPerToken() * task.inputTokens();
  }

  /** Bits per second on a share, straight from decibels. */
  static double rate(Wireless cell, Task task, double shareHz) {
    double db = task.txPowerDbm() + task.channelGainDb() - NOISE.dbmPerHz();
    double width = cell.powerModel() == PowerModel.CONSTANT_PSD ? cell.bandwidthHz() : shareHz;
    return shareHz * Math.log1p(Math.exp(db * Math.log(10) / 10) / width) / Math.log(2);
  }
}
