/**
 * What is done with the searches: each result is verified, compared with autoregressive decoding
 * and packaged. What options say of that, and why a command does not do it, is here for the command
 * line and other programs alike.
 */
@org.jspecify.annotations.NullMarked
package sdedge.study;
