package sdedge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.document.InputFile.AbandonedFile;

/** A file is left behind if its process is gone, even where another one has its number now. */
class AbandonedFileTest {
  @TempDir private Path folder;

  private Path writtenAt(Instant time) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Files.setLastModifiedTime(file, FileTime.from(time));
    return file;
  }

  @Test
  void theProcessOfTheNumberMustHaveBeenThere() throws Exception {
    ProcessHandle self = ProcessHandle.current();
    Instant started = self.info().startInstant().orElseThrow();

    assertThat(AbandonedFile.is(writtenAt(Instant.now()), self.pid())).isFalse();
    assertThat(AbandonedFile.is(writtenAt(started.minusSeconds(1)), self.pid()))
        .as("as exact as the clocks of files are")
        .isFalse();
    assertThat(AbandonedFile.is(writtenAt(started.minusSeconds(60)), self.pid())).isTrue();
  }

  @Test
  void aNumberOfNoProcessIsThatOfOneThatIsGone() throws Exception {
    long nobody = Long.MAX_VALUE;

    assertThat(AbandonedFile.is(writtenAt(Instant.now()), nobody)).isTrue();
  }
}
