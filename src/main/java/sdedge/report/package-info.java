/**
 * Results as one page of HTML. The page is made of the resources in {@code sdedge/report}: a
 * template, a style, scripts by subject, and the charting library.
 */
@org.jspecify.annotations.NullMarked
package sdedge.report;
