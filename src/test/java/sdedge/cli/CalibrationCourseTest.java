package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A calibration says what it is at, and since when, also while nothing is completed. */
class CalibrationCourseTest {
  private static final String ERASE = "\r\u001b[K";

  private final Screen screen = new Screen();

  private CalibrationCourse course(boolean onTerminal) {
    Terminal terminal = screen.terminal(onTerminal);
    RunControl control =
        new RunControl(Duration.ofSeconds(20), Progress.silent(terminal), terminal);
    return new CalibrationCourse(control, terminal);
  }

  private String after(CalibrationCourse course, long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    assertThat(course.stopped()).isNull();
    return screen.news();
  }

  @Test
  void aTerminalShowsOneLineThatIsWrittenOver() {
    CalibrationCourse course = course(true);

    assertThat(after(course, 999)).isEmpty();
    assertThat(after(course, 1)).isEqualTo(ERASE + "1.0 s, fitting");
    course.advanced("starts", 3, 8);
    assertThat(after(course, 199)).isEmpty();
    assertThat(after(course, 1)).isEqualTo(ERASE + "1.2 s, 3/8 starts");
    course.end();
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    CalibrationCourse course = course(false);

    assertThat(after(course, 9_999)).isEmpty();
    assertThat(after(course, 1)).isEqualTo("10.0 s, fitting\n");
    course.end();
    assertThat(screen.news()).isEmpty();
  }

  @Test
  void itEndsAtTheLimitOrAtASignal() {
    CalibrationCourse course = course(false);
    screen.time.advance(Duration.ofSeconds(20));
    assertThat(course.stopped()).isEqualTo("time_limit");
    screen.signals.take(2);
    assertThat(course.stopped()).isEqualTo("interrupted");
  }
}
