package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.StageRun;

class StageNotifierTest {
  /** Servers do one thing at a time, and are busy as long as the result says. */
  @Test
  void stagesFillTheServers() {
    TestSeeds.each(
        StageNotifierTest.class,
        100,
        random -> {
          RandomService served = RandomService.draw(random, 40);
          List<StageRun> stages = new ArrayList<>();
          ExecutionListener listener =
              new ExecutionListener() {
                @Override
                public void stage(StageRun run) {
                  stages.add(run);
                }
              };

          StreamResult result =
              new StreamRun(served.instance())
                  .run(served.requests(), served.setting(), Control.NONE, listener);

          Map<Integer, List<StageRun>> byServer = new HashMap<>();
          for (StageRun each : stages) {
            int server = server(served, each);
            List<StageRun> own = byServer.computeIfAbsent(server, s -> new ArrayList<>());
            own.add(each);
          }
          byServer.forEach((server, own) -> check(result, server, own));
          assertThat(byServer)
              .containsKey(ServerNumbers.verifier(served.instance().drafters().size()));
        });
  }

  private static void check(StreamResult result, int server, List<StageRun> own) {
    double busyS = 0;
    double freeS = 0;
    for (StageRun each : own) {
      double rounding = 1e-9 * (1 + each.startS());
      assertThat(each.startS()).isGreaterThanOrEqualTo(freeS - rounding);
      assertThat(each.endS()).isGreaterThanOrEqualTo(each.freeS());
      assertThat(each.activeTasks()).isPositive();
      freeS = each.freeS();
      busyS += each.freeS() - each.startS();
    }
    double rounding = 1e-9 * (freeS + own.size());
    assertThat(result.busyS(server)).isCloseTo(busyS, within(rounding));
  }

  private static int server(RandomService served, StageRun each) {
    return switch (each.stage()) {
      case DRAFT -> ServerNumbers.drafter(Objects.requireNonNull(each.drafter()));
      case FRONTHAUL_UP -> ServerNumbers.up(Objects.requireNonNull(each.drafter()));
      case FRONTHAUL_DOWN -> ServerNumbers.down(Objects.requireNonNull(each.drafter()));
      case VERIFY -> ServerNumbers.verifier(served.instance().drafters().size());
    };
  }
}
