using System.CommandLine;
using SegLab.Cli.Terminal;
using SegLab.Cli.Usage;
using SegLab.Data.Duplicates;
using SegLab.Data.Files;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data duplicates</c>: finds pictures that show the same, in one folder or in two.</summary>
internal sealed class DuplicatesCommand : Command
{
    private readonly Argument<string> _folder = new Argument<string>("DIR")
    {
        Description = "PH2, an ISIC challenge, a folder with a folder of images and a folder of masks, or a folder of pictures.",
    }.Refusing(MissingFolder.Problem);

    private readonly Option<string?> _other = new Option<string?>("--other")
    {
        Description = "Look for pictures of DIR in this folder instead, such as those of a training set in a test set.",
        HelpName = "DIR",
    }.Refusing(folder => MissingFolder.Problem(folder!));

    private readonly Option<string?> _out = new Option<string?>("--out")
    {
        Description = "Write the pairs to this CSV file too. One that is there is replaced.",
        HelpName = "FILE",
    }.Refusing(file => WritablePlace.FileMistake(file!));

    public DuplicatesCommand()
        : base("duplicates", "Find pictures that show the same by their content: copies, and the same photograph resized, recompressed, mirrored, turned or cropped. Exit code 1 if there are any.")
    {
        Add(_folder);
        Add(_other);
        Add(_out);
        SetAction((result, cancellationToken) => Task.FromResult(Find(result, cancellationToken)));
    }

    private int Find(ParseResult result, CancellationToken cancellationToken)
    {
        WritablePlace.RequireFile(_out.Name, result.GetValue(_out));
        var folder = result.GetRequiredValue(_folder);
        var other = result.GetValue(_other);
        var pictures = Read(folder, cancellationToken);
        var others = other is null ? null : Read(other, cancellationToken);
        var pairs = others is null ? DuplicateSearch.Find(pictures, cancellationToken) : DuplicateSearch.Between(pictures, others, cancellationToken);
        if (result.GetValue(_out) is { } file)
            DuplicateList.Write(file, pairs);
        Console.WriteLine(others is null ? $"pictures  {pictures.Count}" : $"pictures  {pictures.Count} in {folder}, {others.Count} in {other}");
        Console.WriteLine($"pairs     {(pairs.Count == 0 ? "none" : $"{pairs.Count}")}");
        foreach (var pair in pairs)
            Console.WriteLine($"  {VisibleText.Line($"{pair}")}");
        return pairs.Count == 0 ? 0 : 1;
    }

    private static IReadOnlyList<PictureFingerprint> Read(string folder, CancellationToken cancellationToken)
    {
        var pictures = TransferProgress.Run("reading", progress => PictureFingerprint.OfFolder(folder, progress, cancellationToken));
        foreach (var notice in UnsupportedFiles.Notices([folder, .. Directory.EnumerateDirectories(folder)]))
            Console.Error.WriteLine(VisibleText.Line(notice));
        return pictures;
    }
}
