package sdedge.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {
  @TempDir private Path folder;

  private boolean isOf(Format format, String content) throws IOException {
    return format.wrote(Files.writeString(folder.resolve("file"), content));
  }

  @Test
  void jsonIsToldByItsFirstKeys() throws Exception {
    Format format = Format.json("x", "{'name':*,'kind':'fit','runs':*");
    assertThat(isOf(format, "{\"name\":\"a\",\"kind\":\"fit\",\"runs\":3}")).isTrue();
    assertThat(
            isOf(format, "{\n  \"name\": \"a \\\"b\\\" é\",\n  \"kind\" : \"fit\", \"runs\": 1e3"))
        .isTrue();
    assertThat(isOf(format, "{\"name\":\"a\",\"kind\":\"other\",\"runs\":3}")).isFalse();
    assertThat(isOf(format, "{\"kind\":\"fit\",\"name\":\"a\",\"runs\":3}")).isFalse();
    assertThat(isOf(format, "[{\"name\":\"a\",\"kind\":\"fit\",\"runs\":3}]")).isFalse();
    assertThat(isOf(format, "{\"name\":\"a\"")).isFalse();
  }

  @Test
  void tablesOfAxesHaveTheirColumnsAfterThose() throws Exception {
    Format format = Format.tableOfAxes("x", List.of("method", "status"));
    assertThat(isOf(format, "method,status,more\n")).isTrue();
    assertThat(isOf(format, "tasks,\"models[\"\"a,b\"\"].layers\",method,status\n1,2,dp,x\n"))
        .isTrue();
    assertThat(isOf(format, "tasks,method,other,status\n")).isFalse();
    assertThat(isOf(format, "tasks,status,method\n")).isFalse();
  }

  @Test
  void aFileMayBeToldByTheOneBesideIt() throws Exception {
    Format beside = Format.of("y", "# mine");
    Format format = Format.table("x", List.of("a")).beside("other", beside);
    assertThat(isOf(format, "a\n1\n")).isFalse();
    Files.writeString(folder.resolve("other"), "# yours");
    assertThat(isOf(format, "a\n1\n")).isFalse();
    Files.writeString(folder.resolve("other"), "# mine");
    assertThat(isOf(format, "a\n1\n")).isTrue();
    assertThat(isOf(format, "b\n1\n")).isFalse();
  }

  @Test
  void aKilledWriterMayLeaveHalfALine() throws Exception {
    Format format = Format.table("x", List.of("abc", "def")).orBeginningOf("abc,def");
    assertThat(isOf(format, "abc,d")).isTrue();
    assertThat(isOf(format, "abc,def\n")).isTrue();
    assertThat(isOf(format, "abc,d\n")).isFalse();
    assertThat(isOf(format, "abx")).isFalse();
  }
}
