using System.CommandLine;
using SegLab.Cli.Usage;
using SegLab.Data;
using SegLab.Data.Fetching;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data import</c>: takes a data set that the person has already.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Argument<string> _from = new Argument<string>("ARCHIVE_OR_FOLDER")
    {
        Description = "A rar, zip, 7z or tar.gz archive, or a folder, with PH2, an ISIC challenge, or a folder of images and a folder of masks.",
    }.Refusing(from => Path.Exists(from) || string.IsNullOrWhiteSpace(from) ? null : "there is no such file or folder. Give an archive (rar, zip, 7z, tar.gz) or a folder with images and masks.");

    private readonly Argument<string?> _folder = new("DIR")
    {
        Description = "Where to put it: a folder that does not exist yet or is empty. [default: data/ and the archive's or folder's name]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ImportCommand()
        : base("import", "Unpack an archive, or copy a folder, of images and masks; then check it.")
    {
        Add(_from);
        Add(_folder);
        SetAction((result, cancellationToken) => Task.FromResult(Import(result, cancellationToken)));
    }

    private int Import(ParseResult result, CancellationToken cancellationToken)
    {
        var from = result.GetRequiredValue(_from);
        var folder = result.GetValue(_folder) ?? Path.Combine("data", NameOf(from));
        var source = TransferProgress.Run("importing", progress => DataImport.Run(from, folder, expected: null, progress, cancellationToken));
        Console.WriteLine($"{source.Pairs.Count(pair => pair is { ImagePath: not null, MaskPath: not null })} pairs of images and masks are in {folder}.");
        if (source.Kind == DataKind.Ph2 && source.Count != Ph2Archive.PairCount)
            Console.WriteLine($"PH2 as published has {Ph2Archive.PairCount} pairs.");
        return ReportView.CheckAndShowNew(source, folder, cancellationToken);
    }

    // data.tar.gz is called data.
    private static string NameOf(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
            return name;
        name = Path.GetFileNameWithoutExtension(name);
        return name.EndsWith(".tar", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}
