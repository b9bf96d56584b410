using System.CommandLine;
using System.CommandLine.Help;
using SegLab.Cli;
using SegLab.Cli.Data;
using SegLab.Cli.Prediction;
using SegLab.Cli.Running;
using SegLab.Cli.Runs;
using SegLab.Cli.Training;

var verbose = new Option<bool>("--verbose") { Recursive = true, Description = "Show where an error comes from." };
// A RootCommand would take its name from the file, which cannot be called as the library is but for its case.
var root = new Command("seglab", "SegLab: experiments in semantic segmentation of skin lesions.")
{
    new RunCommand(),
    new TrainCommand(),
    new ListCommand(),
    new CompareCommand(),
    new PredictCommand(),
    new CleanCommand(),
    new DataCommand(),
    new HelpOption(),
    new VersionOption(),
    verbose,
};
var parsed = root.Parse(args);

int exitCode;
try
{
    // Errors and Ctrl-C are the commands' own: a report is written before the end.
    exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception exception)
{
    Console.Error.WriteLine(ErrorMessage.For(exception, parsed.GetValue(verbose)));
    exitCode = 1;
}

// A cell may have left a thread running, and one that was interrupted may not have ended.
Environment.Exit(exitCode);
