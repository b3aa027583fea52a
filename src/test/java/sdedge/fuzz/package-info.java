/** Properties that hold for any bytes whatever, for the fuzzer. */
package sdedge.fuzz;
