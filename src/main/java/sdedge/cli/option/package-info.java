/** Options that commands share, and how their values are read. */
@org.jspecify.annotations.NullMarked
package sdedge.cli.option;
