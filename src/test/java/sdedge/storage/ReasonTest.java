package sdedge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void exceptionsThatOnlyNameAFileAreExplained() {
    assertThat(Reason.of(new AccessDeniedException("/a"))).isEqualTo("/a: permission denied");
    assertThat(Reason.of(new NoSuchFileException("/a"))).isEqualTo("/a: no such file or directory");
    assertThat(Reason.of(new FileSystemLoopException("/a")))
        .isEqualTo("/a: FileSystemLoopException");
  }

  @Test
  void exceptionsThatSayWhyAreLeftAlone() {
    assertThat(Reason.of(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Reason.of(new FileSystemException("/a", null, "File name too long")))
        .isEqualTo("/a: File name too long");
    assertThat(Reason.of(new IOException())).isEqualTo("IOException");
  }
}
