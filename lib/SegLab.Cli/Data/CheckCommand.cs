using System.CommandLine;
using SegLab.Cli.Usage;
using SegLab.Data;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data check</c>: says what a folder holds and everything that is wrong with it.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<string> _folder = new Argument<string>("DIR")
    {
        Description = "PH2, an ISIC challenge, or a folder with a folder of images and a folder of masks.",
    }.Refusing(MissingFolder.Problem);

    private readonly Option<string?> _masks = new Option<string?>("--masks")
    {
        Description = "The folder of the masks, where DIR is the folder of the images alone. [default: found in DIR]",
        HelpName = "DIR",
    }.Refusing(folder => MissingFolder.Problem(folder!));

    private readonly MaskFlags _maskFlags = new();

    public CheckCommand()
        : base("check", "Say what a folder holds, and every problem with it. Exit code 1 if there is one.")
    {
        Add(_folder);
        Add(_masks);
        foreach (var flag in _maskFlags.All)
            Add(flag);
        SetAction((result, cancellationToken) => Task.FromResult(Check(result, cancellationToken)));
    }

    private int Check(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = result.GetRequiredValue(_folder);
        var source = result.GetValue(_masks) is { } masks ? DataSource.Open(folder, masks) : DataSource.Open(folder);
        return ReportView.CheckAndShow(_maskFlags.Apply(source, result), cancellationToken, _maskFlags.Empty(result));
    }
}
