using System.CommandLine;

namespace SegLab.Benchmarks.Fuzzing;

/// <summary><c>fuzz-worker</c>: what <c>fuzz</c> starts, a process that reads the files that it is told to; not listed.</summary>
internal sealed class FuzzWorkerCommand : Command
{
    /// <summary>What the worker answers where a file was taken.</summary>
    public const string Taken = "taken";

    /// <summary>What it answers where a file was refused; the reason follows.</summary>
    public const string Refused = "refused";

    /// <summary>What it answers where a file made something else happen; the exception follows.</summary>
    public const string Defect = "defect";

    private readonly Argument<string> _folder = new("DIR") { Description = "The whole files." };

    public FuzzWorkerCommand()
        : base("fuzz-worker", "Read the files whose target and path come on standard input, a line each; fuzz starts it.")
    {
        Hidden = true;
        Add(_folder);
        SetAction(parsed => Work(parsed.GetRequiredValue(_folder)));
    }

    private static void Work(string folder)
    {
        while (Console.In.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            Console.WriteLine(Answer(FuzzTargets.All.First(target => target.Name == parts[0]), parts[1], folder).ReplaceLineEndings(" "));
        }
    }

    private static string Answer(FuzzTarget target, string file, string folder)
    {
        try
        {
            return target.Read(file, folder) is { } problem ? $"{Refused} {problem}" : Taken;
        }
        catch (SegLabException exception)
        {
            return $"{Refused} {exception.Message}";
        }
        catch (Exception exception)
        {
            return $"{Defect} {exception}";
        }
    }
}
