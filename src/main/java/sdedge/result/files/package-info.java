/** The files of results, written and read: summary, run, plan, tables. */
@org.jspecify.annotations.NullMarked
package sdedge.result.files;
