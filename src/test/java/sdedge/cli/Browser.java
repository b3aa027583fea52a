package sdedge.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium with one page. Needs the system's Chromium and ChromeDriver. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Runs before the page does: long tasks are the ones that a user feels. */
  private static final String WATCH =
      "window.longTasks = []; new PerformanceObserver(list => window.longTasks.push("
          + "...list.getEntries().map(entry => entry.duration)))"
          + ".observe({type: 'longtask', buffered: true});";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser; skips the test where there is none. */
  static Browser start(Path profile) {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "no Chromium here (Debian: apt-get install chromium chromium-driver)");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,1000",
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    return new Browser(driver);
  }

  /** Opens a page from disk, and waits until it is there and drawn. */
  void open(Path page) {
    driver.get(page.toUri().toString());
    frames();
  }

  /** Waits until two frames are drawn. */
  void frames() {
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() =>"
            + " done()))");
  }

  /** The value of a script. */
  Object ask(String script, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript("return " + script, arguments), script);
  }

  double number(String script, Object... arguments) {
    return ((Number) ask(script, arguments)).doubleValue();
  }

  String text(String script, Object... arguments) {
    return String.valueOf(ask(script, arguments));
  }

  List<Object> list(String script, Object... arguments) {
    return List.copyOf((List<?>) ask(script, arguments));
  }

  /** Runs a script for what it does. */
  void run(String script, Object... arguments) {
    driver.executeScript(script, arguments);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** What a user does with mouse and keys. */
  Actions actions() {
    return new Actions(driver);
  }

  /** Everything the page wrote to the console, and every violation of its policy. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Says which colours the system prefers. */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    frames();
  }

  /** Shows the page as it is printed, or as on a screen. */
  void medium(String medium) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium));
    frames();
  }

  void width(int pixels) {
    driver.manage().window().setSize(new Dimension(pixels, 1000));
    frames();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
