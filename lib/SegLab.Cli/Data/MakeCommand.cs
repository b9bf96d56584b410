using System.CommandLine;
using SegLab.Cli.Usage;
using SegLab.Data;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data make</c>: writes synthetic images in PH2's layout.</summary>
internal sealed class MakeCommand : Command
{
    private readonly Argument<string> _folder = new("DIR") { Description = "Where to write: a folder that does not exist yet or is empty." };

    private readonly Option<int> _count = new Option<int>("--count") { Description = "How many images with masks.", DefaultValueFactory = _ => 200, HelpName = "N" }
        .Refusing(count => count < 1 ? "at least 1 is needed." : null);

    private readonly Option<uint> _seed = new("--seed") { Description = "The same seed gives the same files.", DefaultValueFactory = _ => 42, HelpName = "N" };

    public MakeCommand()
        : base("make", "Generate synthetic images with masks and write them in PH2's layout: 24-bit BMP images, 1-bit BMP masks.")
    {
        Add(_folder);
        Add(_count);
        Add(_seed);
        SetAction((result, cancellationToken) => Task.FromResult(Make(result, cancellationToken)));
    }

    private int Make(ParseResult result, CancellationToken cancellationToken)
    {
        var (folder, count, seed) = (result.GetRequiredValue(_folder), result.GetValue(_count), result.GetValue(_seed));
        TransferProgress.Run("generating", progress => Ph2Writer.WriteMadeUp(folder, count, seed, progress, cancellationToken));
        Console.WriteLine($"{count} synthetic images with masks, seed {seed}, are in {folder}.");
        return 0;
    }
}
