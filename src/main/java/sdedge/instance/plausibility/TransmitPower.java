package sdedge.instance.plausibility;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Task;

/** A handset that sends with more than a kilowatt. */
final class TransmitPower implements Rule {
  private static final double MOST_DBM = 60;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    List<Task> tasks = loaded.instance().tasks();
    return IntStream.range(0, tasks.size())
        .filter(k -> tasks.get(k).txPowerDbm() > MOST_DBM)
        .mapToObj(k -> finding("tasks[" + k + "].tx_power_dbm", tasks.get(k).txPowerDbm()));
  }

  private static Finding finding(String path, double power) {
    String dbm = Figure.of(10 * Math.log10(power));
    return new Finding(
        path, Figure.of(power) + " dBm", "0 to 40 dBm", "it is in mW, which is " + dbm + " dBm");
  }
}
