/** Plans of others: of a program that is run, or in files. */
@org.jspecify.annotations.NullMarked
package sdedge.study.program;
