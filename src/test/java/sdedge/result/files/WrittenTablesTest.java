package sdedge.result.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.result.table.Rows;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;
import sdedge.timeline.TaskTimes;
import sdedge.wireless.Share;

/** The tables of a result, byte by byte: {@code check} lays out what it computes as they do. */
class WrittenTablesTest {
  private static final TaskTimes TIMES = new TaskTimes(0.5, 1.5, 8, 19.5, 5, 2, 1, 6, 2);

  private static final Fronthaul LINK = new Fronthaul(8, 0.5, 1, 2, 4);

  private static Instance instance() {
    return new TinySystem().drafter(1, LINK).task(3, 5).drafter(2, LINK).task(7, 1).instance();
  }

  private static String written(Rows<?> rows) throws Exception {
    return new String(rows.bytes(), StandardCharsets.UTF_8);
  }

  /** Each number of a stage is another one, so that none can stand in the place of another. */
  private static Stream<StageRun> stages() {
    return Stream.of(
        new StageRun(0, 2, 3, 4, Stage.DRAFT, 1.5, 1.75, 2.25, 6, 7, 8.5, "m"),
        new StageRun(1, 2, 3, 4, Stage.FRONTHAUL_UP, 2.5, 3, 3.5, 6, 1.25, 0, null),
        new StageRun(null, 2, 3, 4, Stage.VERIFY, 4, 4.5, 4.5, null, 7, 9, null),
        new StageRun(0, 2, 3, 4, Stage.FRONTHAUL_DOWN, 5, 5.125, 6, 0, 7, 0, null));
  }

  @Test
  void aScheduleIsARowPerStage() throws Exception {
    assertThat(written(ScheduleCsv.of(instance(), false, WrittenTablesTest::stages)))
        .isEqualTo(
            """
            drafter,cohort,batch,step,stage,node,start_s,end_s,length,active_tasks,new_tokens
            sbs1,2,3,4,draft,sbs1,1.5,2.25,6,7,8.5
            sbs2,2,3,4,fronthaul_up,sbs2,2.5,3.5,6,1.25,
            ,2,3,4,verify,mbs,4.0,4.5,,7,9
            sbs1,2,3,4,fronthaul_down,mbs,5.0,6.0,0,7,
            """);
  }

  @Test
  void latenciesAreARowPerTask() throws Exception {
    TaskTimes other = new TaskTimes(1, 3, 7, 15.25, 1.5, 3, 1, 5, 3);
    List<TaskLatency> all =
        List.of(
            new TaskLatency(0, 0, 2, 3, 4, "m", TIMES, 2),
            new TaskLatency(1, 1, 1, 6, null, null, other, 0));
    assertThat(written(LatencyCsv.of(instance(), all)))
        .isEqualTo(
            """
            task,drafter,cohort,batch,length,steps,upload_s,queue_s,draft_s,fronthaul_s,verify_s,\
            wait_s,ttft_s,e2e_s,tpot_s
            u1,sbs1,2,3,4,5,0.5,1.0,2.0,3.0,6.0,7.0,8.0,19.5,5.75
            u2,sbs2,1,6,,1.5,1.0,2.0,3.0,4.0,5.0,0.25,7.0,15.25,
            """);
  }

  @Test
  void sharesAreARowPerTaskAndWindow() throws Exception {
    Instance instance = instance();
    Share share = new Share(1, 2, 3, 4, 5.5);
    List<UplinkCsv.Row> rows =
        List.of(
            new UplinkCsv.Row(instance, UplinkPolicy.EQUAL_SHARES, 1, share, null, null),
            new UplinkCsv.Row(instance, UplinkPolicy.EXPLICIT, 0, share, 6.0, 7.5));
    assertThat(written(new Rows<>(UplinkCsv.TABLE, rows)))
        .isEqualTo(
            """
            task,drafter,policy,payload_bits,spectral_efficiency_bps_per_hz,bandwidth_hz,start_s,\
            finish_s,weight_s_per_bit,saved_s_per_hz
            u2,sbs2,equal-shares,1.0,2.0,3.0,4.0,5.5,,
            u1,sbs1,explicit,1.0,2.0,3.0,4.0,5.5,6.0,7.5
            """);
  }

  @Test
  void modesAreTheLastColumn() throws Exception {
    Instance modes = TinyModes.with(instance(), 0, TinyModes.atDrafter("m", 1));
    List<TaskLatency> one = List.of(new TaskLatency(0, 0, 2, 3, 4, "m n", TIMES, 2));
    assertThat(written(ScheduleCsv.of(modes, false, () -> stages().limit(1)))).endsWith(",8.5,m\n");
    assertThat(written(LatencyCsv.of(modes, one))).endsWith(",5.75,m n\n");
  }
}
