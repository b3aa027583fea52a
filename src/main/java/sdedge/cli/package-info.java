/**
 * The command line: arguments in, exit codes out. {@link sdedge.cli.RootCommand} names the commands
 * and holds what they talk to; each is a {@link sdedge.cli.TerminalCommand}, reads files by {@link
 * sdedge.cli.Inputs}, or results by {@link sdedge.cli.ResultInput}, and hands what it finds to its
 * files and to the texts, tables or JSON of standard output. {@link sdedge.cli.ExperimentCommand}
 * is what sweep and bench have in common; {@link sdedge.cli.FailureHandler} says why one ended
 * early.
 */
@org.jspecify.annotations.NullMarked
package sdedge.cli;
