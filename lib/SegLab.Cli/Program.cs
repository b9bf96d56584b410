using System.CommandLine;
using System.CommandLine.Help;
using SegLab;
using SegLab.Cli;
using SegLab.Cli.Data;
using SegLab.Cli.Prediction;
using SegLab.Cli.Running;
using SegLab.Cli.Runs;
using SegLab.Cli.Terminal;
using SegLab.Cli.Training;
using SegLab.Cli.Usage;

const int Failed = 1;
const int WronglyUsed = 2;

// Names of files, and what else comes from files, are printed and not obeyed.
Console.SetOut(new VisibleWriter(Console.Out));
Console.SetError(new VisibleWriter(Console.Error));

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
    new HelpOption { Recursive = true, Description = "Show this help.", Action = new HelpPage() },
    new VersionOption { Description = "Show the version." },
    verbose,
};
UsageError.RefuseBlanks(root);
// A name that begins with @ is a name.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
var command = parsed.CommandResult.Command;

int exitCode;
try
{
    List<FormattableString> problems = [.. ParseProblems.Of(parsed).Select(problem => (FormattableString)$"{problem}")];
    if (command is ICheckedCommand taken && parsed.Action is not HelpPage)
        taken.Check(parsed, problems);
    if (problems.Count > 0)
        throw new SegLabException(problems);
    // Errors and Ctrl-C are the commands' own: a report is written before the end.
    exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception exception)
{
    var isUsage = exception is SegLabException { IsAboutOptions: true };
    Console.Error.WriteLine(ErrorMessage.For(exception, parsed.GetValue(verbose), new FlagWords(command).Of) + (isUsage ? $" See '{HelpPage.PathOf(parsed.CommandResult)} --help'." : ""));
    exitCode = isUsage ? WronglyUsed : Failed;
}

// A cell may have left a thread running, and one that was interrupted may not have ended.
Environment.Exit(exitCode);
