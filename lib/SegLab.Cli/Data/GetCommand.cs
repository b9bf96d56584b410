using System.CommandLine;
using SegLab.Data;
using SegLab.Data.Fetching;
using SegLab.Data.Files;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data get ph2</c>: downloads and unpacks PH2.</summary>
internal sealed class GetCommand : Command
{
    private readonly Argument<string> _name = new("NAME") { Description = "Which data set." };

    private readonly Argument<string> _folder = new("DIR")
    {
        Description = "Where to put it: a folder that does not exist yet or is empty.",
        DefaultValueFactory = _ => Path.Combine("data", "PH2Dataset"),
    };

    private readonly Option<Uri> _url = new("--url")
    {
        Description = "Another address of the same archive.",
        DefaultValueFactory = _ => Ph2Archive.Address,
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new SegLabException($"--url was '{result.Tokens[0].Value}'; it takes a whole address such as {Ph2Archive.Address}."),
    };

    public GetCommand()
        : base("get", "Download and unpack a data set; an interrupted download goes on where it ended.")
    {
        _name.AcceptOnlyFromAmong("ph2");
        Add(_name);
        Add(_folder);
        Add(_url);
        SetAction(GetAsync);
    }

    private async Task<int> GetAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = result.GetRequiredValue(_folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && DataSource.Open(folder) is { Kind: DataKind.Ph2, Count: Ph2Archive.PairCount })
        {
            Console.WriteLine($"PH2 is in {folder} already; nothing was downloaded.");
            return 0;
        }

        StagedFolder.RequireFree(folder);
        var archive = Path.TrimEndingDirectorySeparator(folder) + ".rar";
        // The connection may be slow but not silent: no limit for the whole, one for each answer.
        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30) };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        await TransferProgress.RunAsync("downloading", progress => new Download(client).FetchAsync(result.GetRequiredValue(_url), archive, Ph2Archive.Length, progress, cancellationToken));
        var source = TransferProgress.Run("unpacking", progress => DataImport.Run(archive, folder, Ph2Archive.PairCount, progress, cancellationToken));
        File.Delete(archive);
        Console.WriteLine($"{source.Count} pairs of images and masks are in {folder}.");
        return ReportView.CheckAndShow(source, cancellationToken);
    }
}
