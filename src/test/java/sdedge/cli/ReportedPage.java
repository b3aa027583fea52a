package sdedge.cli;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.interactions.Actions;

/** The page of {@code report} in a browser, in its own words. */
final class ReportedPage {
  private static final String CHART =
      "(id => echarts.getInstanceByDom(document.getElementById(id)))(arguments[0])";
  private static final String TIMELINE = "timeline-chart";

  private final Browser browser;

  ReportedPage(Browser browser) {
    this.browser = browser;
  }

  /** The charts that are there and show more than their background. */
  List<Object> drawnCharts() {
    return browser.list(
        """
        [...document.querySelectorAll('.chart')].filter(dom => {
          const canvas = dom.querySelector('canvas');
          if (!canvas || !echarts.getInstanceByDom(dom)) return false;
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {willReadFrequently: true});
          copy.drawImage(canvas, 0, 0);
          const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
          return pixels.filter(pixel => pixel !== pixels[0]).length > 500 && new Set(pixels).size > 5;
        }).map(dom => dom.id)\
        """);
  }

  /** The rows of a table, page after page: exact values of numbers, texts of the rest. */
  List<List<String>> rows(String id) {
    return table(
        id, "cell.querySelector('data') ? cell.querySelector('data').value : cell.textContent");
  }

  /** The rows of a table as they are shown. */
  List<List<String>> shown(String id) {
    return table(id, "cell.textContent");
  }

  private List<List<String>> table(String id, String cell) {
    open(id);
    List<Object> found =
        browser.list(
            """
            ((id) => {
              const table = document.getElementById(id), rows = [];
              const tools = table.parentElement.nextElementSibling;
              const back = tools && tools.querySelector('button'), next = tools && tools.querySelector('.next');
              while (back && !back.disabled) back.click();
              for (;;) {
                for (const row of table.tBodies[0].rows) rows.push([...row.cells].map(cell => %s));
                if (!next || next.disabled) return rows;
                next.click();
              }
            })(arguments[0])\
            """
                .formatted(cell),
            id);
    List<List<String>> rows = new ArrayList<>();
    for (Object row : found) {
      rows.add(((List<?>) row).stream().map(String::valueOf).toList());
    }
    return rows;
  }

  /** Unfolds tables until one is there. */
  private void open(String id) {
    browser.run(
        """
        for (const details of document.querySelectorAll('figure details')) {
          if (document.getElementById(arguments[0])) break;
          details.open = true;
          details.dispatchEvent(new Event('toggle'));
        }\
        """,
        id);
  }

  /** What is in sight on the timeline, seconds. */
  double[] view() {
    List<Object> view =
        browser.list(
            "(zoom => [zoom.startValue, zoom.endValue])(" + CHART + ".getOption().dataZoom[0])",
            TIMELINE);
    return view.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  /** Moves the mouse to a time of a lane, counted from the top. */
  void hover(double seconds, int lane) {
    List<Object> place =
        browser.list(
            CHART + ".convertToPixel('grid', [arguments[1], arguments[2]]).map(Math.round)",
            TIMELINE,
            seconds,
            lane);
    moveTo(TIMELINE, ((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue())
        .perform();
    browser.frames();
  }

  /** Moves the mouse to a bar of a chart of vertical bars. */
  void hoverBar(String chart, int index) {
    double x =
        browser.number(CHART + ".convertToPixel({xAxisIndex: 0}, arguments[1])", chart, index);
    moveTo(chart, (int) Math.round(x), 200).perform();
    browser.frames();
  }

  /** Moves the mouse to a place of a chart, pixels from its upper left corner. */
  Actions moveTo(String chart, int x, int y) {
    browser.run("document.getElementById(arguments[0]).scrollIntoView({block: 'center'})", chart);
    int left = (int) browser.number("document.getElementById(arguments[0]).clientWidth", chart) / 2;
    int top = (int) browser.number("document.getElementById(arguments[0]).clientHeight", chart) / 2;
    return browser.actions().moveToElement(browser.find("#" + chart), x - left, y - top);
  }

  /** What the tooltip of the timeline says; empty if it is hidden. */
  String tooltip() {
    return browser.text(
        "(box => box.hidden ? '' : box.innerText)(document.getElementById('hover'))");
  }

  /** Presses keys while the timeline has the focus. */
  void press(CharSequence... keys) {
    browser.run("document.getElementById(arguments[0]).focus()", TIMELINE);
    browser.actions().sendKeys(keys).perform();
    browser.frames();
  }

  /** Presses a button by its words. */
  void button(String words) {
    browser.run(
        "[...document.querySelectorAll('button')].find(b => b.textContent ==="
            + " arguments[0]).click()",
        words);
    browser.frames();
  }

  /** Chooses from a list of the timeline. */
  void choose(String list, String option) {
    browser.run(
        """
        const label = [...document.querySelectorAll('label')].find(l => l.firstChild.textContent === arguments[0]);
        const select = label.querySelector('select');
        select.value = [...select.options].find(o => o.textContent.startsWith(arguments[1])).value;
        select.dispatchEvent(new Event('change'));\
        """,
        list,
        option);
    browser.frames();
  }
}
